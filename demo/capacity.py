"""Hours to give, month by month."""

from datetime import date, timedelta
from decimal import Decimal

from allocations.models import CapacityPool

AHEAD = 24
BEHIND = 6  # so that past awards of the demo have months to stand in

GPUS = 1_008
NATIONAL = Decimal("0.5")
AVAILABLE = Decimal("0.9")
OF_THIS_PROGRAMME = Decimal("0.25")

SOURCE = (
    "1,008 GPUs (contract announced on 22 July 2026), half of them Luxembourg's own share, 90 % availability. "
    "Assumption of the demo: this programme holds a quarter of the national share. "
    "The programme has to confirm every one of these figures."
)


def make_pools(*, today: date) -> None:
    """Two years from this month on, and the months in which the demo's history lies."""
    this_month = today.year * 12 + today.month - 1
    CapacityPool.objects.bulk_create(
        CapacityPool(month=first, hours=hours_in(first), source=SOURCE)
        for first in (_first(this_month + number) for number in range(-BEHIND, AHEAD))
    )


def hours_in(first: date) -> Decimal:
    """GPU-hours of one month that this programme may give, whole."""
    days = (_first(first.year * 12 + first.month) - first) / timedelta(days=1)
    whole = GPUS * 24 * Decimal(int(days)) * NATIONAL * AVAILABLE * OF_THIS_PROGRAMME
    return whole.quantize(Decimal(1))


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
