"""A group as a drawing: holders above, what is held below, the company in the middle. Pure places and words."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from companies.ownership.documents import Document
from companies.ownership.words import KINDS
from companies.size.model import Result
from portal.ui.layout import Words

WIDE, HIGH, GAP, DROP = 168, 58, 24, 66  # of a box and between boxes, in units of the drawing
A_ROW = 5  # boxes side by side
MOST = 40  # boxes; what is further away stands in the table alone
LONGEST = 21  # letters of a name that fit a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One enterprise; `anchor` is where its row is edited."""

    key: str
    name: str
    short: str
    kind: Words
    counts: str
    look: str
    x: int
    y: int
    anchor: str = ""

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2

    @property
    def name_y(self) -> int:
        return self.y + 24

    @property
    def note_y(self) -> int:
        return self.y + 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One holding, from the holder to what is held."""

    path: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything with its place, and how large the whole is."""

    boxes: Sequence[Box]
    lines: Sequence[Line]
    left_out: int
    width: int
    height: int
    box_width: int = WIDE
    box_height: int = HIGH


def draw(
    document: Document, *, result: Result | None = None, anchors: Mapping[str, str] | None = None
) -> Drawing:
    """Place every enterprise on a level by its way to the company; any graph gets a drawing, rings too."""
    rows = document["enterprises"]
    holdings = [row for row in document.get("holdings", ()) if row["holder"] in rows and row["held"] in rows]
    levels = _levels(document["applicant"], rows, holdings)
    shown = sorted(rows, key=lambda key: abs(levels[key]))[:MOST]
    places = _places([key for key in rows if key in set(shown)], levels)
    weights = _weights(result)
    boxes = [
        Box(
            key=key,
            name=rows[key]["name"],
            short=_short(rows[key]["name"]),
            kind=KINDS.get(rows[key]["kind"], ""),
            counts=weights[key][0] if key in weights else "",
            look="own" if key == document["applicant"] else weights[key][1] if key in weights else "plain",
            x=x,
            y=y,
            anchor=(anchors or {}).get(key, ""),
        )
        for key, (x, y) in places.items()
    ]
    lines = [_line(row, places) for row in holdings if {row["holder"], row["held"]} <= places.keys()]
    return Drawing(
        boxes=boxes,
        lines=lines,
        left_out=len(rows) - len(shown),
        width=max(x for x, _y in places.values()) + WIDE + GAP // 2,
        height=max(y for _x, y in places.values()) + HIGH + GAP // 2,
    )


def _levels(start: str, keys: Mapping[str, Any], holdings: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Above zero is held, below zero holds; whoever is joined to nobody stands last."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in holdings:
        near[row["holder"]].append((row["held"], 1))
        near[row["held"]].append((row["holder"], -1))
    levels, walk = {start: 0}, deque([start])
    while walk:
        key = walk.popleft()
        for other, step in near[key]:
            if other not in levels:
                levels[other] = levels[key] + step
                walk.append(other)
    last = max(levels.values()) + 1
    return {key: levels.get(key, last) for key in keys}


def _places(keys: Sequence[str], levels: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Levels from top to bottom, each broken into rows, each row in the middle."""
    by_level: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        by_level[levels[key]].append(key)
    rows = [
        members[start : start + A_ROW]
        for level, members in sorted(by_level.items())
        for start in range(0, len(members), A_ROW)
    ]
    widest = max(len(row) for row in rows)
    places = {}
    for number, row in enumerate(rows):
        left = (widest - len(row)) * (WIDE + GAP) // 2 + GAP // 2
        for index, key in enumerate(row):
            places[key] = (left + index * (WIDE + GAP), number * (HIGH + DROP) + GAP // 2)
    return places


def _line(row: Mapping[str, Any], places: Mapping[str, tuple[int, int]]) -> Line:
    """From the lower edge of the holder to the upper edge of the held, or the other way round where it stands above."""
    (x1, y1), (x2, y2) = places[row["holder"]], places[row["held"]]
    x1, x2 = x1 + WIDE // 2, x2 + WIDE // 2
    down = y1 < y2 or (y1 == y2 and x1 <= x2)
    y1, y2 = (y1 + HIGH, y2) if down else (y1, y2 + HIGH)
    bend = DROP // 2 if down else -DROP // 2
    path = f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"
    return Line(path=path, label=share_of(row), x=(x1 + x2) // 2, y=(y1 + y2) // 2 + 4)


def share_of(row: Mapping[str, Any]) -> str:
    """`30 %`, or capital and votes where they differ."""
    capital, votes = plain(row["capital"]), plain(row["votes"])
    return f"{capital} %" if capital == votes else f"{capital} / {votes} %"


def plain(number: str) -> str:
    return f"{Decimal(number).normalize():f}"


def _weights(result: Result | None) -> dict[str, tuple[str, str]]:
    if result is None:
        return {}
    return {
        row.enterprise: (
            (f"{plain(str(row.weight))} %" if row.weight else "–"),
            str(row.relation) if row.weight else "apart",
        )
        for row in result.contributions
    }


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
