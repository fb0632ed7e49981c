"""The form of a demo project: what its story tells, and plain answers to everything else that its mode asks."""

import json
from datetime import date
from typing import Any

from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Question, Questionnaire
from demo.stories import FOLDER, Project
from portal.accounts.models import User

TOLD: dict[str, Any] = {
    "kind_of_work": "fine_tuning",
    "rights": "yes",
    "civilian": "yes",
    "checkpoints": "yes",
    "storage": "2.0",
    "gpus_at_once": "4",
    "longest_run": "18.5",
    "pseudonymised": "yes",
    "data_role": "controller",
    "ethics_concerns": ["none"],
}


def filled(
    form: Questionnaire, project: Project, *, language: str, owner: User, start: date
) -> dict[str, dict[str, Any]]:
    """Every section with its answers, as they are stored."""
    words: dict[str, str] = json.loads((FOLDER / "form.json").read_text())[language]
    contact = {"contact_name": owner.name, "contact_email": owner.email, "start": start.isoformat()}
    told = TOLD | words | contact | {key: value for key, value in vars_of(project).items() if value}
    return {
        section.key: {
            question.key: value
            for question in section.questions
            if (value := told.get(question.key) or _plain(question)) is not None
        }
        for section in form.sections
    }


def vars_of(project: Project) -> dict[str, Any]:
    return {name: getattr(project, name) for name in project.__slots__}


def _plain(question: Question) -> str | None:
    """What needs no story: nothing to declare."""
    return "no" if question.kind == Kind.UNSURE else None
