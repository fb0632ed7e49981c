"""Begins a new draft from an earlier application. One transaction; MoveRefused with a sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications import services
from applications.again.awards import award_of
from applications.again.models import Origin, OriginKind
from applications.models import AccessMode, Application, SectionAnswers
from applications.questionnaires.forms import bound
from applications.sections import Section, answers_of, form_of
from applications.statuses import UNSENT, Status
from companies.models import Company
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event

COPIED = "application.copied"


def may_begin_from(application: Application) -> bool:
    """A draft is worked on, not copied."""
    return application.status not in UNSENT


@transaction.atomic
def begin_from(*, origin: Application, mode: AccessMode, actor: Any, at: datetime) -> Application:
    """A draft with what fits of the origin's answers; dates are not among it. Two clicks are one draft.

    Where the origin became an award it is a renewal, and asks for as many hours as were granted. MoveRefused where
    the mode takes none, the origin is a draft, or this person may not write for its company.
    """
    Company.objects.select_for_update().get(pk=origin.company_id)
    if not may_begin_from(origin):
        raise MoveRefused(_("This is still a draft: go on with it."))
    if begun := _begun_already(origin, mode=mode, actor=actor):
        return begun
    award, mode = award_of(origin), AccessMode.objects.get(pk=mode.pk)
    application = services.start(company=origin.company, mode=mode, actor=actor, at=at)
    said = _said(origin, hours=award.granted if award else None)
    answers: dict[str, dict[str, Any]] = {}
    for section in form_of(application).sections:
        values = fitting(section, application=application, said=said, answers=answers, at=at)
        if values:
            answers[section.key] = values
            services.save_section(
                application=application, section=section.key, values=values, actor=actor, at=at
            )
    kind = OriginKind.RENEWAL if award else OriginKind.COPY
    Origin.objects.create(
        application=application,
        origin=origin,
        kind=kind,
        granted=award.granted if award else None,
        used=award.used if award else None,
        at=at,
        by=actor,
    )
    Event.record(
        application, COPIED, actor=actor, at=at, data={"origin": origin.public_id, "kind": str(kind)}
    )
    return application


def _begun_already(origin: Application, *, mode: AccessMode, actor: Any) -> Application | None:
    """The draft that this person's last click made and nobody has written in since."""
    touched = SectionAnswers.objects.filter(version__gt=1).values("application")
    rows = Application.objects.filter(
        origin__origin=origin, mode=mode, created_by=actor, status=Status.DRAFT
    ).exclude(pk__in=touched)
    found: Application | None = rows.first()
    return found


def _said(origin: Application, *, hours: Decimal | None) -> dict[str, Any]:
    """What the origin says, question by question: as it was last submitted, else as its draft stood.

    Another mode may ask the same in another section, so the sections are not kept.
    """
    version = origin.versions.first()
    answers = version.content["answers"] if version else answers_of(origin)
    said = {key: value for values in answers.values() for key, value in values.items()}
    if hours:
        said["hours"] = f"{hours.normalize():f}"
    return said


def fitting(
    section: Section,
    *,
    application: Application,
    said: Mapping[str, Any],
    answers: Mapping[str, Mapping[str, Any]],
    at: datetime,
) -> dict[str, Any]:
    """The answers that the section's own form takes today under this mode; days are chosen anew.

    `answers` are those of the sections before it, on which its questions may depend.
    """
    values = {key: said[key] for key in section.by_key if key in said}
    form = bound(
        section,
        questionnaire=form_of(application),
        application=application,
        answers={**answers, section.key: values},
        today=localdate(at),
    )
    form.is_valid()
    days = {name for name, value in form.cleaned_data.items() if isinstance(value, date)}
    return {name: value for name, value in form.stored().items() if name not in days}
