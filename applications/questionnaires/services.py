"""Writes on editions: a new draft from the one in use, and putting a draft in use. Each is one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from applications.models import AccessMode
from applications.questionnaires.models import Edition
from applications.questionnaires.statuses import EditionStatus
from portal.workflow.engine import MoveRefused, begin, perform
from portal.workflow.models import Event


@transaction.atomic
def publish(*, edition: Edition, actor: Any, at: datetime, seen: str = "") -> Event:
    """Put a draft in use and replace the edition that was. MoveRefused with the first thing that is wrong with it.

    Under a lock on the access mode: of two who publish at once the second finds another edition in use.
    """
    mode = _held(edition)
    if before := Edition.objects.filter(mode=mode, status=EditionStatus.PUBLISHED).first():
        perform(before, "retire", actor=actor, at=at, data={"by": edition.public_id})
    return perform(edition, "publish", actor=actor, at=at, seen=seen)


def _held(edition: Edition) -> AccessMode:
    """Its access mode, under a lock."""
    if edition.mode_id is None:
        raise MoveRefused(_("This form belongs to no access mode. Take the edition of a mode."))
    return AccessMode.objects.select_for_update(of=("self",)).get(pk=edition.mode_id)


@transaction.atomic
def copy(*, edition: Edition, actor: Any, at: datetime) -> Edition:
    """A new draft with everything that the edition asks. MoveRefused while its mode has a draft already."""
    mode = _held(edition)
    editions = Edition.objects.filter(mode=mode)
    if editions.filter(status=EditionStatus.DRAFT).exists():
        raise MoveRefused(_("There is a draft for this access mode already. Go on with that one."))
    number = (editions.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = Edition(mode=mode, number=number, created_at=at, copied_from=edition)
    begin(draft, actor=actor, at=at, data={"from": edition.public_id})
    for section in edition.sections.all():
        _copy_section(section, draft)
    return draft


def _copy_section(section: Any, draft: Edition) -> None:
    questions = list(section.questions.all())
    new = _again(section, edition=draft)
    for question in questions:
        choices, columns = list(question.choices.all()), list(question.columns.all())
        asked = _again(question, section=new)
        for row in (*choices, *columns):
            _again(row, question=asked)


def _again(row: Any, **above: Any) -> Any:
    """The same row once more, below another."""
    columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del columns["id"]
    fresh = type(row)(**columns)
    for name, value in above.items():
        setattr(fresh, name, value)
    fresh.save(force_insert=True)
    return fresh
