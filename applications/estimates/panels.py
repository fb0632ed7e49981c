"""What was asked against what was estimated, and against what others asked in the same mode."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, DecimalField, OuterRef, Subquery
from django.utils.translation import gettext as _

from applications.estimates.answers import hours
from applications.estimates.models import Estimate
from applications.models import Application
from applications.panels import Panel, Reader, register_panel, register_staff_panel
from portal.ui.formats import number

FEWEST = 5  # companies: below that a median would speak of somebody
FROM_MANY = Decimal(3)


class Median(Aggregate):
    """PostgreSQL's percentile_cont(0.5) within group."""

    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DecimalField(max_digits=12, decimal_places=4)  # type: ignore[assignment]


def median_of(application: Any) -> Decimal | None:
    """The middle of what the other companies asked in this mode, or None where fewer than five have asked.

    One figure for each company, its latest, so that nobody counts twice.
    """
    sent = Application.objects.filter(
        mode=application.mode, submitted_at__isnull=False, hours__isnull=False
    ).exclude(company=application.company)
    latest = sent.filter(company=OuterRef("company")).order_by("-submitted_at", "-pk").values("pk")[:1]
    found = sent.filter(pk=Subquery(latest)).aggregate(companies=Count("company"), middle=Median("hours"))
    if found["companies"] < FEWEST or found["middle"] is None:
        return None
    return Decimal(str(found["middle"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The estimate as a frozen version keeps it."""

    rules: str
    low: Decimal
    expected: Decimal
    high: Decimal

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Submitted | None":
        kept = content.get("estimate")
        if not kept:
            return None
        return cls(rules=kept["rules"], **{k: Decimal(v) for k, v in kept["result"]["gpu_hours"].items()})


def rows_of(application: Any, estimate: Estimate | Submitted | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    if estimate:
        span = {"low": hours(estimate.low), "high": hours(estimate.high)}
        rows.append({"label": _("Expected by the estimate"), "value": hours(estimate.expected)})
        rows.append({"label": _("Range of the estimate"), "value": _("%(low)s to %(high)s") % span})
    if application.hours:
        rows.append({"label": _("Asked"), "value": hours(application.hours)})
    return rows


def for_applicant(application: Any, reader: Reader) -> Panel | None:
    estimate = application.estimates.first()
    if estimate is None:
        return None
    facts = {"rows": rows_of(application, estimate), "rules": estimate.rules}
    return Panel(template="applications/estimate/_panel.html", facts=facts)


def for_staff(application: Any, reader: Reader) -> Panel | None:
    """What was submitted, with the median: the staff alone reads it, and a fixed amount has none."""
    estimate = Submitted.of(reader.content)
    middle = None if application.mode.fixed_hours else median_of(application)
    if estimate is None and middle is None:
        return None
    rows, remarks = rows_of(application, estimate), []
    if middle:
        rows.append({"label": _("Median of the mode, other companies"), "value": hours(middle)})
    for against, words in (
        (middle, _("This asks %(times)s times the median of its mode.")),
        (estimate and estimate.high, _("This asks %(times)s times the high end of its own estimate.")),
    ):
        if against and application.hours and application.hours >= FROM_MANY * against:
            times = number(application.hours / against, language="en", places=1)
            remarks.append(words % {"times": times})
    facts = {"rows": rows, "remarks": remarks, "rules": estimate.rules if estimate else ""}
    return Panel(template="applications/estimate/_panel.html", facts=facts)


register_panel("estimate", order=60, source=for_applicant)
register_staff_panel("estimate", order=10, source=for_staff)
