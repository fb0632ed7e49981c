"""Worked examples for the front page: what a company trains, and how many GPU-hours one run takes.

The hours are not typed in: they follow from parameters and tokens by the usual rule of six operations for
each, on a GPU of the generation before (H100) at 40 % of its peak, so that nobody is promised too much.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS_PER_HOUR = Decimal("989e12") * Decimal("0.4") * 3600
OPERATIONS = 6  # for each parameter and token in training


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One trade and one piece of work."""

    trade: str | Promise
    work: str | Promise
    basis: str | Promise
    parameters: Decimal
    tokens: Decimal

    @property
    def gpu_hours(self) -> int:
        """One run, to two significant figures."""
        exact = OPERATIONS * self.parameters * self.tokens / OPERATIONS_PER_HOUR
        unit = Decimal(10) ** (exact.adjusted() - 1)
        return max(1, int((exact / unit).to_integral_value() * unit))


EXAMPLES = (
    Example(
        trade=_("Manufacturer"),
        work=_("Spot faults on photographs from the production line."),
        basis=_("An image model of 300 million parameters, 100,000 pictures, seen 100 times."),
        parameters=Decimal("3e8"),
        tokens=Decimal("2.56e9"),
    ),
    Example(
        trade=_("Accountant or law firm"),
        work=_("Adapt an open language model to your own files, in the languages your clients write."),
        basis=_("A model of 8 billion parameters, 200 million tokens of text, read three times."),
        parameters=Decimal("8e9"),
        tokens=Decimal("6e8"),
    ),
    Example(
        trade=_("Space company"),
        work=_("Train a model on years of satellite pictures, and sell what it sees."),
        basis=_("An image model of 1 billion parameters, 500 billion tokens."),
        parameters=Decimal("1e9"),
        tokens=Decimal("5e11"),
    ),
    Example(
        trade=_("Software house"),
        work=_("Train a language model of your own from nothing."),
        basis=_("A model of 7 billion parameters, 2,000 billion tokens."),
        parameters=Decimal("7e9"),
        tokens=Decimal("2e12"),
    ),
)
