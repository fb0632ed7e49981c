"""Writes on applications that touch more than one row. Each states its transaction and its errors."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.grants import GRANTS
from applications.models import AccessMode, Application, Question, SectionAnswers
from applications.sections import BY_KEY
from companies.grants import GRANTS as COMPANY_GRANTS
from companies.models import Company
from portal.workflow.engine import MoveRefused, begin, perform
from portal.workflow.grants import granted
from portal.workflow.models import Event

DECLARATION = "2026-11"  # the edition of the declaration that the owner signs


class EditConflict(MoveRefused):
    """Somebody saved this section after the page was opened; `current` is what they saved."""

    def __init__(self, current: SectionAnswers) -> None:
        self.current = current
        super().__init__(
            _(
                "Someone else saved this section while you were writing. Compare the two below, then save again."
            )
        )


@transaction.atomic
def start(*, company: Company, mode: AccessMode, actor: Any, at: datetime) -> Application:
    """Begin a draft; MoveRefused where the mode takes none or this person may not write for the company."""
    roles = company.roles_of(actor)
    if "start_application" not in granted(COMPANY_GRANTS, roles=roles, subject=company):
        raise MoveRefused(_("You cannot start an application for this company."))
    if not mode.is_open:
        raise MoveRefused(_("%(mode)s takes no applications at the moment.") % {"mode": mode.name})
    application = Application(
        company=company,
        mode=mode,
        language=company.language,
        hours=mode.hours_min if mode.fixed_hours else None,
        created_at=at,
        created_by=actor,
    )
    begin(application, actor=actor, at=at, data={"mode": mode.slug})
    return application


@transaction.atomic
def save_section(
    *,
    application: Application,
    section: str,
    values: Mapping[str, Any],
    actor: Any,
    at: datetime,
    seen: int | None = None,
) -> SectionAnswers:
    """Keep the valid answers of one section; required ones may still be missing.

    `seen` is the version that the page was made from (0 for none yet): EditConflict where it has moved on.
    MoveRefused where the section is not open to this person now.
    """
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    _refuse_unless_open(locked, section=section, actor=actor)
    row = SectionAnswers.objects.filter(application=locked, section=section).first()
    if row and row.values == values:
        return row
    if row and seen is not None and row.version != seen:
        raise EditConflict(row)
    if row is None:
        row = SectionAnswers(application=locked, section=section, version=0)
    row.values, row.version, row.saved_at, row.saved_by = dict(values), row.version + 1, at, actor
    row.save()
    _copy_heads(locked, section=section, values=values)
    application.refresh_from_db()
    return row


def open_sections(application: Application, *, roles: frozenset[str]) -> frozenset[str]:
    """The sections that these roles may change now: all of a draft, those named by an open question."""
    if "edit_sections" not in granted(GRANTS, roles=roles, subject=application):
        return frozenset()
    if application.submitted_at is None:
        return frozenset(BY_KEY)
    question = open_question(application)
    return frozenset(question.opens) if question else frozenset()


def open_question(application: Application) -> Question | None:
    """The question that waits for an answer; the database admits one at a time."""
    return application.questions.filter(answered_at__isnull=True, closed_at__isnull=True).first()


def _refuse_unless_open(application: Application, *, section: str, actor: Any) -> None:
    if section not in open_sections(application, roles=application.roles_of(actor)):
        raise MoveRefused(_("This section cannot be changed now."))


def _copy_heads(application: Application, *, section: str, values: Mapping[str, Any]) -> None:
    """Keep what lists and figures need as columns: title, hours, months, start."""
    changed: dict[str, Any] = {}
    if section == "project":
        changed["title"] = values.get("title", "")
    if section == "resources":
        changed["months"] = int(values["months"]) if "months" in values else None
        changed["starts_on"] = date.fromisoformat(values["start"]) if "start" in values else None
        if not application.mode.fixed_hours:
            changed["hours"] = Decimal(values["hours"]) if "hours" in values else None
    if changed:
        Application.objects.filter(pk=application.pk).update(**changed)


def submit(*, application: Application, actor: Any, at: datetime, seen: str = "") -> Event:
    """Sign and submit: freeze the version, give the reference, promise a date. MoveRefused with a sentence."""
    return perform(application, "submit", actor=actor, at=at, seen=seen, data={"declaration": DECLARATION})


@transaction.atomic
def ask(
    *, application: Application, text: str, opens: Sequence[str], actor: Any, at: datetime, seen: str = ""
) -> Question:
    """Ask the applicant and let the clock stand; the sections in `opens` may be corrected meanwhile."""
    if unknown := set(opens) - set(BY_KEY):
        raise ValueError(f"Unknown sections: {sorted(unknown)}")
    perform(application, "ask", actor=actor, at=at, seen=seen, data={"opens": sorted(opens)})
    return Question.objects.create(
        application=application, text=text, opens=sorted(opens), asked_at=at, asked_by=actor
    )


@transaction.atomic
def answer(*, application: Application, text: str, actor: Any, at: datetime, seen: str = "") -> Event:
    """Answer the open question; corrected sections become a new version and the clock goes on."""
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if question := open_question(locked):
        question.answer, question.answered_at, question.answered_by = text, at, actor
        question.save(update_fields=["answer", "answered_at", "answered_by"])
    return perform(application, "answer", actor=actor, at=at, seen=seen)
