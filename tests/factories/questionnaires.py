"""Editions of the form: those that are seeded, and new ones that walk from a copy to publication."""

from typing import Any

import pgtrigger
from django.db import connection

from applications.models import AccessMode, Application
from applications.questionnaires import models, services
from applications.questionnaires.models import FIRST, AnswerFile, Edition, QuestionRow, SectionRow
from applications.questionnaires.reading import of_mode, questionnaire
from applications.questionnaires.seeds import forms
from portal.accounts.models import User
from portal.workflow.models import Event
from tests.factories.clock import NOW
from tests.factories.files import make_file
from tests.factories.people import make_person


def plant_forms() -> None:
    """The seeded editions, which a transactional test has emptied away; and all of them in memory, as after a while."""
    if not Edition.objects.filter(public_id=FIRST).exists():
        with pgtrigger.ignore():  # as the migration that seeds them runs before the triggers are there
            plant_editions()
        connection.check_constraints()  # no deferred trigger is left for a test that alters a table
    questionnaire(FIRST)
    for mode in AccessMode.objects.all():
        of_mode(mode)


def plant_editions() -> None:
    def find(name: str) -> Any:
        return getattr(models, name)

    first = {"public_id": FIRST, "number": 1, "status": "retired"}
    forms.record(
        Event,
        forms.plant(find=find, plan=forms.FIRST, at=forms.WRITTEN_AT, plain=True, **first),
        at=forms.WRITTEN_AT,
    )
    for mode in AccessMode.objects.filter(slug__in=forms.MODES):
        edition = forms.plant(
            find=find,
            plan=forms.MODES[mode.slug],
            at=forms.WRITTEN_AT,
            mode=mode,
            number=1,
            status="published",
        )
        AccessMode.objects.filter(pk=mode.pk).update(form=edition)
        forms.record(Event, edition, at=forms.WRITTEN_AT)


def make_administrator() -> User:
    """Somebody who may write forms."""
    person = make_person()
    person.is_staff = person.is_superuser = True
    person.save()
    return person


def make_edition(mode: AccessMode, *, by: User | None = None) -> Edition:
    """A draft copied from the edition in use."""
    in_use = Edition.objects.get(public_id=AccessMode.objects.get(pk=mode.pk).form_id)
    return services.copy(edition=in_use, actor=by or make_administrator(), at=NOW)


def make_section(edition: Edition, key: str = "extra", **columns: Any) -> SectionRow:
    words = {f"{name}_{code}": "Extra" for name in ("title", "name") for code in forms.LANGUAGES}
    return SectionRow.objects.create(edition=edition, key=key, position=99, **words | columns)


def make_question(
    section: SectionRow, key: str = "extra", *, kind: str = "short", **columns: Any
) -> QuestionRow:
    words = {f"label_{code}": f"{key}?" for code in forms.LANGUAGES}
    place = columns.pop("position", section.questions.count() + 1)
    return QuestionRow.objects.create(section=section, key=key, kind=kind, position=place, **words | columns)


def make_choice(question: QuestionRow, key: str = "one") -> models.ChoiceRow:
    words = {f"label_{code}": key.title() for code in forms.LANGUAGES}
    place = question.choices.count() + 1
    return models.ChoiceRow.objects.create(question=question, key=key, position=place, **words)


def make_column(
    question: QuestionRow, key: str = "one", *, kind: str = "short", **columns: Any
) -> models.ColumnRow:
    words = {f"label_{code}": key.title() for code in forms.LANGUAGES}
    place = question.columns.count() + 1
    return models.ColumnRow.objects.create(
        question=question, key=key, kind=kind, position=place, **words | columns
    )


def make_answer_file(application: Application, *, question: str = "plan_file") -> AnswerFile:
    return AnswerFile.objects.create(application=application, question=question, file=make_file(), at=NOW)


def drop_modes(modes: Any) -> None:
    """Access modes with their editions, which the site itself never deletes."""
    with pgtrigger.ignore():
        modes.update(form=None)
        Edition.objects.filter(mode__in=modes).delete()
        modes.delete()
