"""The rolling window as a picture: what is granted, reserved and free, and how room comes back. Plain figures."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from companies.aidledger.room import Room

WIDTH = 1000  # units of the drawing; the page scales it


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stretch of the bar."""

    kind: str  # granted, reserved, free
    start: int
    width: int


def bars(room: Room) -> list[Bar]:
    """Granted, reserved and free side by side, by their share of the ceiling (of what is used, where that is more)."""
    whole = max(room.ceiling.amount, room.headroom.used, Decimal(1))
    parts = (("granted", room.granted), ("reserved", room.reserved), ("free", room.left))
    found, start = [], 0
    for kind, amount in parts:
        width = int((amount * WIDTH / whole).to_integral_value(ROUND_HALF_EVEN))
        width = min(width, WIDTH - start)
        if width > 0:
            found.append(Bar(kind=kind, start=start, width=width))
            start += width
    return found
