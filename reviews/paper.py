"""The decision as the applicant takes it along: in the export, and as a letter of its own."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Application
from applications.paper.contents import how_to_check
from applications.paper.document import Document, Part
from applications.paper.parts import Extra, Letter, register_part
from portal.ui import formats
from reviews.models import Decision
from reviews.statuses import DecisionStatus

SHAPE = {
    "verdict": ("text", "`approve`, `decline` or `ineligible`."),
    "decided_at": ("moment", "When it was released."),
    "gpu_hours": ("decimal or null", "What was granted."),
    "months": ("whole number or null", "For how long."),
    "starts_on": ("day or null", "The first day."),
    "instrument": ("text", "The basis of the award; empty where nothing is granted."),
    "aid_eur": ("decimal or null", "Gross grant equivalent in EUR."),
    "reasons": ("text", "In the language of the application."),
    "remedies": ("text", "What can be done against it, by when and before whom; empty where it grants."),
}


def released(application: Application) -> Decision | None:
    """The decision that was told; nothing of one that is only prepared."""
    if application.decided_at is None:
        return None
    return Decision.objects.filter(application=application, status=DecisionStatus.RELEASED).first()


def decision(application: Application) -> Extra | None:
    """What it says, without who prepared and confirmed it."""
    row = released(application)
    if row is None:
        return None
    data = {
        "verdict": row.verdict,
        "decided_at": application.decided_at,
        "gpu_hours": row.hours,
        "months": row.months,
        "starts_on": row.starts_on,
        "instrument": row.instrument,
        "aid_eur": row.aid,
        "reasons": row.reasons,
        "remedies": row.remedies,
    }
    return Extra(
        data=data, letter=Letter(document=_letter(application, row), of=row.confirmed_at or row.prepared_at)
    )


def _letter(application: Application, row: Decision) -> Document:
    with translation.override(application.language):
        parts = [Part(heading=_("The decision"), paragraphs=_paragraphs(row.reasons))]
        if row.remedies:
            parts.append(Part(heading=_("What you can do"), paragraphs=_paragraphs(row.remedies)))
        return Document(
            title=_("Decision on your application"),
            language=application.language,
            author=settings.SITE_NAME,
            footer=str(application.reference),
            page=_("Page"),
            facts=_facts(application, row),
            parts=[*parts, how_to_check()],
        )


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _facts(application: Application, row: Decision) -> list[tuple[str, str]]:
    facts: list[tuple[str, Any]] = [
        (_("Reference"), application.reference),
        (_("Title"), application.title),
        (_("Company"), application.company.name),
        (_("Decided"), formats.deadline(row.confirmed_at) if row.confirmed_at else ""),
        (_("Decision"), row.get_verdict_display()),
    ]
    if row.hours:
        facts.append((_("Granted"), formats.gpu_hours(row.hours, language=application.language)))
        facts.append((_("First day"), formats.day(row.starts_on) if row.starts_on else ""))
    if row.aid:
        facts.append((_("Gross grant equivalent"), formats.money(row.aid, language=application.language)))
    return [(label, str(value)) for label, value in facts]


register_part("decision", shape=SHAPE, source=decision)
