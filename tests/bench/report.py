"""The figures as a table for people and as JSON for machines."""

import json
from dataclasses import asdict, dataclass

from portal.local.places import ROOT

WIDE = "{:<8} {:>6} {:>4} {:>7} {:>8} {:>6} {:>6} {:>6} {:>6} {:>7}"
FILE = ROOT / ".local" / "bench.json"
TARGETS = {
    "queue": (10, 3.0),
    "list": (10, 3.0),
    "search": (10, 3.0),
    "detail": (12, 3.0),
    "review": (12, 3.0),
}
TARGETS |= {"home": (8, 2.5), "submit": (30, 3.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page at one size. `ratio` is its CPU over the floor's in the same run."""

    page: str
    applications: int
    sql: int
    cpu_ms: float
    ratio: float
    p50_ms: float
    p95_ms: float
    p50_8_ms: float
    p95_8_ms: float
    bytes: int
    per_second: float | None = None


def table(rows: list[Row]) -> str:
    """One line for each page; what misses its target is marked."""
    names = ("page", "rows", "SQL", "CPU ms", "× floor", "p50", "p95", "p50@8", "p95@8", "bytes")
    lines = [WIDE.format(*names), "-" * 76]
    for row in rows:
        sql, ratio = TARGETS.get(row.page, (10**6, 10.0**6))
        missed = [name for name, over in (("SQL", row.sql > sql), ("CPU", row.ratio > ratio)) if over]
        waits = (row.p50_ms, row.p95_ms, row.p50_8_ms, row.p95_8_ms)
        line = WIDE.format(row.page, row.applications, row.sql, row.cpu_ms, row.ratio, *waits, row.bytes)
        lines.append(line + (f"  over target: {', '.join(missed)}" if missed else ""))
    return "\n".join([*lines, *growth(rows), ""])


def growth(rows: list[Row]) -> list[str]:
    """What a page costs at the largest size over what it costs at the smallest."""
    sizes = sorted({row.applications for row in rows})
    if len(sizes) < 2:
        return []
    cost = {(row.page, row.applications): row.ratio for row in rows}
    pages = [row.page for row in rows if row.applications == sizes[0] and row.page != "floor"]
    said = [
        f"{page} {cost[page, sizes[-1]] / cost[page, sizes[0]]:.2f}" for page in pages if cost[page, sizes[0]]
    ]
    return [f"growth from {sizes[0]} to {sizes[-1]} applications: " + ", ".join(said)]


def keep(rows: list[Row]) -> None:
    """Write the same figures to .local/bench.json."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
