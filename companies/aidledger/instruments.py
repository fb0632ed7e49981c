"""On what basis an award is made: one row each, with the conditions that somebody has to confirm."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.ui.layout import Words

GBER_ENDS = date(2026, 12, 31)  # Regulation (EU) 651/2014, Article 59; its successor is not adopted yet


class Instrument(TextChoices):
    """The basis of an award; there is no award without one."""

    DE_MINIMIS = "de_minimis", _("De minimis aid")
    MARKET = "market", _("Market price: no aid")
    GBER_25 = "gber_25", _("Block exemption, Article 25: research and development")
    GBER_28 = "gber_28", _("Block exemption, Article 28: innovation aid for SMEs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One point that the preparer confirms."""

    key: str
    label: Words
    source: str


DE_MINIMIS = (
    Condition(
        key="declared",
        label=_(
            "The company has declared in writing what aid it received in three years, and we have read it."
        ),
        source="Regulation (EU) 2023/2831, Art. 7(4)",
    ),
    Condition(
        key="undertaking",
        label=_("All enterprises under the same control are in its list."),
        source="Regulation (EU) 2023/2831, Art. 2(2)",
    ),
    Condition(
        key="sector",
        label=_("The work is in no excluded sector and not tied to exports."),
        source="Regulation (EU) 2023/2831, Art. 1",
    ),
    Condition(
        key="cumulation",
        label=_("No other aid pays for the same costs beyond what is allowed."),
        source="Regulation (EU) 2023/2831, Art. 5",
    ),
)
MARKET = (
    Condition(key="price", label=_("The company pays the full market price."), source="Art. 107(1) TFEU"),
)
GBER = (
    Condition(
        key="incentive",
        label=_("The company applied before the work began."),
        source="Regulation (EU) 651/2014, Art. 6",
    ),
    Condition(
        key="difficulty",
        label=_("It is not in difficulty and owes back no unlawful aid."),
        source="Regulation (EU) 651/2014, Art. 1(4)",
    ),
    Condition(
        key="intensity",
        label=_("The share of the costs that aid may cover is kept."),
        source="Regulation (EU) 651/2014, Art. 25 and 28",
    ),
)
CONDITIONS: dict[str, tuple[Condition, ...]] = {
    Instrument.DE_MINIMIS: DE_MINIMIS,
    Instrument.MARKET: MARKET,
    Instrument.GBER_25: GBER,
    Instrument.GBER_28: GBER,
}


def is_aid(instrument: str) -> bool:
    """Paying the market price is no aid; everything else is."""
    return instrument != Instrument.MARKET


def missing(instrument: str, confirmed: Collection[str]) -> list[Condition]:
    """The conditions of an instrument that nobody has confirmed."""
    return [condition for condition in CONDITIONS[instrument] if condition.key not in confirmed]


def ended(instrument: str, *, on: date) -> bool:
    """Whether the law behind an instrument no longer holds."""
    return instrument in (Instrument.GBER_25, Instrument.GBER_28) and on > GBER_ENDS
