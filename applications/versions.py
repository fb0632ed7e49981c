"""Freezes what an application says into a numbered version with its hash, and reads it back."""

from datetime import datetime
from typing import Any

from applications.models import Version
from applications.sections import answers_of, form_of
from portal.core.hashing import digest, plain

COMPANY_FACTS = (
    "name",
    "legal_form",
    "rcs",
    "vat",
    "matricule",
    "permit",
    "lei",
    "nace",
    "nace_revision",
    "street",
    "postcode",
    "city",
    "canton",
    "founded_on",
)
YEAR_FACTS = ("year", "headcount", "turnover", "balance_sheet", "estimate")


def content_of(application: Any) -> dict[str, Any]:
    """Everything that is submitted: the answers, the mode, and what the company says of itself that day."""
    company = application.company
    facts = {name: getattr(company, name) for name in COMPANY_FACTS}
    facts["years"] = [{name: getattr(year, name) for name in YEAR_FACTS} for year in company.years.all()]
    estimate = application.estimates.first()
    return plain(
        {
            **({"estimate": estimate.as_content()} if estimate else {}),
            "form": form_of(application).public_id,
            "mode": application.mode.slug,
            "hours": application.hours,
            "months": application.months,
            "starts_on": application.starts_on,
            "answers": answers_of(application),
            "company": facts,
        }
    )


def freeze(application: Any, *, actor: Any, at: datetime) -> Version:
    """Keep the present content as a new version, or return the latest one where nothing has changed.

    Must run while the application's row is locked; a race would end in IntegrityError.
    """
    content = content_of(application)
    latest = application.versions.first()
    if latest and latest.digest == digest(content):
        return latest
    return Version.objects.create(
        application=application,
        number=latest.number + 1 if latest else 1,
        content=content,
        digest=digest(content),
        at=at,
        by=actor,
    )
