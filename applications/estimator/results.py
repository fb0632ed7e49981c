"""The estimate itself: hours, memory, the access mode they fit, and what the hours are worth."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.estimator.assumptions import assumptions_of
from applications.estimator.figures import plain, rounded, scientific
from applications.estimator.flags import flags_of
from applications.estimator.jobs import Job
from applications.estimator.memory import memory_of
from applications.estimator.utilisation import hours_span
from applications.estimator.work import flop_of
from portal.core.money import to_cents

# An access mode and the most GPU-hours it grants; None is no limit.
Mode = tuple[str, Decimal | None]
DEFAULT_MODES: tuple[Mode, ...] = (
    ("playground", Decimal(5_000)),
    ("fast-lane", Decimal(50_000)),
    ("large-scale", None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the calculators answer; hours carry four significant digits."""

    low: Decimal
    expected: Decimal
    high: Decimal
    flop: Decimal
    weights_gb: Decimal
    total_gb: Decimal
    gpus_at_least: int
    storage_gb: Decimal
    access_mode: str | None
    tariff: Decimal | None
    flags: tuple[str, ...]
    assumptions: tuple[str, ...]

    @property
    def grant_eur(self) -> Decimal | None:
        """The market value of the expected hours, or None while no tariff is known."""
        return None if self.tariff is None else to_cents(self.expected * self.tariff)

    def as_dict(self) -> dict[str, object]:
        """Return the answer of POST /api/v1/estimate: decimals as strings."""
        worth = None if self.tariff is None else {"eur": f"{self.grant_eur:f}", "tariff": f"{self.tariff:f}"}
        return {
            "gpu_hours": {name: plain(getattr(self, name)) for name in ("low", "expected", "high")},
            "flop": scientific(self.flop),
            "memory_gb": {"weights": plain(self.weights_gb), "total": plain(self.total_gb)},
            "gpus_at_least": self.gpus_at_least,
            "storage_gb": plain(self.storage_gb),
            "access_mode": self.access_mode,
            "gross_grant_equivalent": worth,
            "flags": list(self.flags),
            "assumptions": list(self.assumptions),
        }


def estimate(job: Job, *, modes: Iterable[Mode] = DEFAULT_MODES, tariff: Decimal | None = None) -> Estimate:
    """Estimate one job; `modes` are tried from the smallest limit up, `tariff` is EUR per GPU-hour."""
    flop = flop_of(job)
    low, high = hours_span(job, flop)
    expected = rounded((low * high).sqrt())
    low, high = rounded(low), rounded(high)
    memory = memory_of(job)
    ladder = sorted(modes, key=lambda mode: (mode[1] is None, mode[1] or 0))
    mode = _mode_for(expected, ladder)
    return Estimate(
        low=low,
        expected=expected,
        high=high,
        flop=flop,
        weights_gb=rounded(memory.weights_gb),
        total_gb=rounded(memory.total_gb),
        gpus_at_least=memory.gpus_at_least,
        storage_gb=rounded(memory.storage_gb),
        access_mode=mode,
        tariff=tariff,
        flags=(*flags_of(job, flop), *_mode_flags(low, high, mode, ladder)),
        assumptions=tuple(assumptions_of(job, expected=expected, memory=memory)),
    )


def _mode_for(hours: Decimal, ladder: list[Mode]) -> str | None:
    return next((slug for slug, most in ladder if most is None or hours <= most), None)


def _mode_flags(low: Decimal, high: Decimal, mode: str | None, ladder: list[Mode]) -> list[str]:
    if mode is None:
        return [_("No access mode grants this many GPU-hours. Split the work, or ask the programme team.")]
    if _mode_for(low, ladder) == _mode_for(high, ladder):
        return []
    return [
        _(
            "The low and the high end fall into different access modes. A short trial run shows the real "
            "speed; choose the mode after it."
        )
    ]
