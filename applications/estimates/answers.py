"""An estimate as its page shows it: the range as a picture and as a table, the mode, and what it is worth."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.api.estimate import current_modes
from applications.estimator import Estimate, Job, estimate
from applications.estimator.figures import counted
from applications.models import AccessMode
from companies.aidledger.tariffs import Worth, value_of
from portal.ui import formats

WIDTH, LEFT = Decimal(600), Decimal(10)
LEAST_POWER, MOST_POWER = -1, 7  # the picture spans 0.1 to 10,000,000 GPU-hours
AI_ACT = Decimal(10) ** 23  # FLOP


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where things stand on a logarithmic scale, in units of the drawing."""

    start: str
    width: str
    middle: str
    marks: list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that the page says about one estimate."""

    estimate: Estimate
    mode: AccessMode | None
    worth: Worth | None
    picture: Picture
    rows: list[dict[str, Any]]

    @property
    def general_purpose(self) -> bool:
        return self.estimate.flop > AI_ACT


def answer_to(job: Job, *, on: date) -> Answer:
    """Reckon one job with the modes and the tariff of the day."""
    found = estimate(job, modes=current_modes())
    mode = AccessMode.objects.filter(slug=found.access_mode).first() if found.access_mode else None
    worth = value_of(gpu_hours=found.expected, on=on)
    return Answer(
        estimate=found, mode=mode, worth=worth, picture=picture_of(found), rows=rows_of(found, worth)
    )


def rows_of(found: Estimate, worth: Worth | None) -> list[dict[str, Any]]:
    """The same as the picture, in words and figures."""
    rows: list[dict[str, Any]] = [
        {"label": _("Expected"), "value": hours(found.expected)},
        {
            "label": _("Range in which honest runs fall"),
            "value": _("%(low)s to %(high)s") % {"low": hours(found.low), "high": hours(found.high)},
        },
        {"label": _("Least number of GPUs that hold the model"), "value": found.gpus_at_least},
        {
            "label": _("Memory"),
            "value": _("%(total)s GB in all, of which %(weights)s GB for the model itself")
            % {"total": counted(found.total_gb), "weights": counted(found.weights_gb)},
        },
        {"label": _("Storage"), "value": _("about %(size)s GB") % {"size": counted(found.storage_gb)}},
    ]
    if worth:
        rows.append(
            {
                "label": _("What the hours are worth as aid"),
                "value": formats.money(worth.eur, language=language()),
            }
        )
    return rows


def hours(value: Decimal) -> str:
    """`59,190 GPU-hours`; below ten with decimals, because one hour more matters there."""
    return _("%(hours)s GPU-hours") % {"hours": counted(value)}


def language() -> str:
    return (get_language() or "en")[:2]


def picture_of(found: Estimate) -> Picture:
    left, right = place(found.low), place(found.high)
    marks = [
        {"x": f"{place(Decimal(10) ** power):.1f}", "label": f"{10**power:,}".replace(",", "\u202f")}
        for power in (0, 2, 4, 6)
    ]
    width = max(right - left, Decimal(6))
    return Picture(
        start=f"{left:.1f}", width=f"{width:.1f}", middle=f"{place(found.expected):.1f}", marks=marks
    )


def place(value: Decimal) -> Decimal:
    """Where a number of hours stands; what lies outside the drawing stands at its end."""
    power = min(max(value.log10(), Decimal(LEAST_POWER)), Decimal(MOST_POWER))
    return LEFT + (power - LEAST_POWER) / (MOST_POWER - LEAST_POWER) * WIDTH
