"""Writes on applications that touch more than one row. Each states its transaction and its errors."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.dialogue.places import Fields
from applications.dialogue.queries import open_places
from applications.merging import Merged, Page, merge
from applications.models import AccessMode, Application, SectionAnswers
from applications.questionnaires.holding import keep_uploads
from applications.sections import form_of
from applications.statuses import Status
from companies.grants import GRANTS as COMPANY_GRANTS
from companies.models import Company
from portal.workflow.engine import MoveRefused, begin, perform
from portal.workflow.grants import granted
from portal.workflow.models import Event

DECLARATION = "2026-11"  # the edition of the declaration that the owner signs


class EditConflict(MoveRefused):
    """Somebody else changed the same answers after the page was opened.

    `current` is what they saved, `merged` the two versions together with one's own words where both changed.
    """

    def __init__(self, current: SectionAnswers, merged: Merged) -> None:
        self.current, self.merged = current, merged
        super().__init__(
            _(
                "Someone else saved this section while you were writing. Nothing of yours is lost: compare the two "
                "below, then save again."
            )
        )


@transaction.atomic
def start(*, company: Company, mode: AccessMode, actor: Any, at: datetime) -> Application:
    """Begin a draft, or take up the one that this person began and never wrote in: two clicks are one draft.

    MoveRefused where the mode takes none or this person may not write for the company.
    """
    company = Company.objects.select_for_update().get(pk=company.pk)
    if "start_application" not in granted(COMPANY_GRANTS, roles=company.roles_of(actor), subject=company):
        raise MoveRefused(_("You cannot start an application for this company."))
    if not mode.is_open:
        raise MoveRefused(_("%(mode)s takes no applications at the moment.") % {"mode": mode.name})
    untouched = Application.objects.filter(
        company=company, mode=mode, created_by=actor, status=Status.DRAFT, sections=None
    ).first()
    if untouched:
        return untouched
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
    page: Page | None = None,
) -> SectionAnswers:
    """Keep the valid answers of one section; required ones may still be missing.

    What a colleague saved since the `page` was made is put together with `values`; EditConflict where both
    changed the same answer. MoveRefused where the section is not open to this person now; what is closed in it
    stays as it was, whatever `values` says.
    """
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    fields = _open_fields(locked, section=section, actor=actor)
    row = SectionAnswers.objects.filter(application=locked, section=section).first()
    row = row or SectionAnswers(application=locked, section=section, version=0, values={})
    allowed = _only_open(values, fields=fields, row=row)
    given = keep_uploads(allowed, application=locked, actor=actor, at=at)
    wanted = _with_theirs(given, row=row, page=page) if page else given
    if row.values == wanted:
        return row
    row.values, row.version, row.saved_at, row.saved_by = wanted, row.version + 1, at, actor
    row.save()
    _copy_heads(locked, section=section, values=wanted)
    application.refresh_from_db()
    return row


def _with_theirs(values: Mapping[str, Any], *, row: SectionAnswers, page: Page) -> dict[str, Any]:
    """The answers as they should stand, with what somebody else saved meanwhile."""
    kept = {name: row.values[name] for name in page.unreadable if name in row.values}
    mine = {**values, **kept}
    if row.version == page.seen:
        return mine
    merged = merge(mine=mine, theirs=row.values, was=page.was)
    if merged.contested:
        raise EditConflict(row, merged)
    return merged.values


def _open_fields(application: Application, *, section: str, actor: Any) -> Fields:
    """The answers of a section that this person may change now; MoveRefused where there are none."""
    opened = open_places(application, roles=application.roles_of(actor))
    if section not in opened:
        raise MoveRefused(_("This section cannot be changed now."))
    return opened.fields(section)


def _only_open(values: Mapping[str, Any], *, fields: Fields, row: SectionAnswers) -> dict[str, Any]:
    """What may change from `values`, and everything else as it is stored, whatever was sent."""
    if fields is None:
        return dict(values)
    closed = {name: value for name, value in row.values.items() if name not in fields}
    return closed | {name: value for name, value in values.items() if name in fields}


# What lists and figures need as columns: key of the question → column, and how its answer is read.
HEADS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "title": ("title", lambda value: value or ""),
    "months": ("months", lambda value: int(value) if value else None),
    "start": ("starts_on", lambda value: date.fromisoformat(value) if value else None),
    "hours": ("hours", lambda value: Decimal(value) if value else None),
}


def _copy_heads(application: Application, *, section: str, values: Mapping[str, Any]) -> None:
    asked = form_of(application).by_key[section].by_key
    changed = {column: read(values.get(key)) for key, (column, read) in HEADS.items() if key in asked}
    if application.mode.fixed_hours:
        changed.pop("hours", None)
    if changed:
        Application.objects.filter(pk=application.pk).update(**changed)


def submit(
    *,
    application: Application,
    actor: Any,
    at: datetime,
    seen: str = "",
    signed: str = "",
    cut_off: str = "",
    declared: str = "",
    language: str = "",
) -> Event:
    """Sign and submit: freeze the version, give the reference, promise a date. MoveRefused with a sentence.

    `signed` is the digest of what the owner had on the screen: a version with another content is refused.
    `declared` is the mark of the declaration there, in `language`: other words are refused as well.
    `cut_off` is the one that the page named: it is not quietly replaced by a later one.
    """
    shown = {"signed": signed, "cut_off": cut_off, "declared": declared, "language": language}
    data = {"declaration": DECLARATION} | {name: value for name, value in shown.items() if value}
    return perform(application, "submit", actor=actor, at=at, seen=seen, data=data)
