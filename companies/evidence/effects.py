"""What follows from a company's moves for its verification: how long it holds, and what exactly was verified."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from companies.evidence.claims import claims_of
from companies.evidence.models import VerifiedVersion
from companies.evidence.services import versions_of
from portal.workflow.registry import effect, fill

# One year: figures age by a year, and size is judged on closed years (Recommendation 2003/361/EC, Annex, Art. 4).
# The programme has published no term of its own; this is the portal's choice.
HOLDS = timedelta(days=365)


@fill("verification_holds")
def verification_holds(company: Any, /, *, actor: Any, at: datetime) -> dict[str, Any]:
    """A verification is good for a year from the day it is given."""
    return {"verified_until": localdate(at) + HOLDS}


@effect("verified_version_kept")
def verified_version_kept(company: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """Keep the facts and the versions of evidence, so that a later look can say what is new."""
    last = VerifiedVersion.objects.filter(company=company).first()
    VerifiedVersion.objects.create(
        company=company,
        number=last.number + 1 if last else 1,
        facts={claim.code: claim.facts for claim in claims_of(company)},
        against=versions_of(company),
        until=company.verified_until,
        at=at,
        by=actor,
    )
