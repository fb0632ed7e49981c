"""What the central register asks of every grant, and by when. Regulation (EU) 2023/2831, Article 6."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from companies.aidledger.models import AidEntry, EntryKind, RegisterReport
from companies.roles import staff
from portal.accounts.roles import Role
from portal.core.working_days import add_working_days

DAYS = 20  # working days from the grant
COLUMNS = {
    "beneficiary": _("Beneficiary"),
    "beneficiary_number": _("Number in the trade register"),
    "nace": _("NACE code"),
    "nace_revision": _("NACE revision"),
    "amount_eur": _("Amount in EUR (gross grant equivalent)"),
    "granted_on": _("Granted on"),
    "authority": _("Granting authority"),
    "instrument": _("Aid instrument"),
    "legal_basis": _("Legal basis"),
    "member_state": _("Member State"),
    "reference": _("Reference"),
    "report_by": _("To be reported by"),
    "reported": _("Reference in the central register"),
}
INSTRUMENT = "Subsidised service (computing time)"


def granted(person: Any) -> QuerySet[AidEntry]:
    """Every grant of this programme that this officer may see, with its amount after corrections."""
    corrections = AidEntry.objects.filter(corrects=OuterRef("pk")).order_by().values("corrects")
    change = Subquery(corrections.annotate(sum=Sum("granted")).values("sum"))
    return (
        AidEntry.objects.filter(kind=EntryKind.GRANTED)
        .filter(staff(person, Role.OFFICER, prefix="enterprise__company__"))
        .select_related("enterprise__company", "report")
        .annotate(amount=F("granted") + Coalesce(change, F("granted") - F("granted")))
    )


def unreported(person: Any) -> QuerySet[AidEntry]:
    """What is still to be entered, the oldest first."""
    return granted(person).filter(report=None)


def due_on(entry: AidEntry) -> date:
    """The last of the twenty working days after the grant."""
    return add_working_days(entry.granted_on, DAYS)


def row_of(entry: Any) -> dict[str, Any]:
    """The fields of Article 6, in the order of COLUMNS."""
    company = entry.enterprise.company
    report: RegisterReport | None = getattr(entry, "report", None)
    return {
        "beneficiary": company.name,
        "beneficiary_number": company.rcs,
        "nace": entry.nace,
        "nace_revision": entry.nace_revision,
        "amount_eur": entry.amount,
        "granted_on": entry.granted_on.isoformat(),
        "authority": entry.authority,
        "instrument": INSTRUMENT,
        "legal_basis": entry.legal_basis,
        "member_state": entry.member_state,
        "reference": entry.document,
        "report_by": due_on(entry).isoformat(),
        "reported": report.reference if report else "",
    }


def rows_of(entries: QuerySet[AidEntry]) -> Iterator[dict[str, Any]]:
    """Row by row, for an export of any length."""
    return (row_of(entry) for entry in entries.order_by("granted_on", "pk").iterator(chunk_size=500))
