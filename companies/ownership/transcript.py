"""What was typed, as rows of the document: numbers as decimal text, nothing that was left empty."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from companies.ownership.figures import BEFORE, FIGURES
from companies.size.reading import FIGURES_OF_KIND

Values = Mapping[str, Any]
HALF = Decimal(50)


def own_row(values: Values, *, name: str) -> dict[str, Any]:
    """The company that applies, with one year or two; an estimate stands alone."""
    chosen = str(values.get("year") or "")
    if not chosen:
        return {"name": name, "kind": "company", "accounts": []}
    accounts = _accounts(values, year=int(chosen[:4]))
    if chosen.endswith("e"):
        accounts = [account | {"estimate": True} for account in accounts[:1]]
    return {"name": name, "kind": "company", "accounts": accounts}


def enterprise_row(values: Values, *, year: int, holdings: Iterable[Values]) -> dict[str, Any]:
    """Another enterprise; only what its kind has is taken."""
    row: dict[str, Any] = {
        "name": values["name"],
        "kind": values["kind"],
        "accounts": _accounts(values, year=year),
    }
    for name in FIGURES_OF_KIND.get(values["kind"], ()):
        if values.get(name) is not None:
            row[name] = values[name] if name == "inhabitants" else text(values[name])
    if markets := [word.strip() for word in (values.get("markets") or "").split(",") if word.strip()]:
        row["markets"] = markets
    if values.get("consolidated") and (inside := controlled(values["key"], holdings)):
        row["consolidates"] = inside
    return row


def holding_row(values: Values) -> dict[str, Any]:
    """Votes are as much as capital unless said otherwise."""
    capital = values.get("capital") or Decimal(0)
    votes = values.get("votes")
    row: dict[str, Any] = {
        "holder": values.get("holder") or "",
        "held": values.get("held") or "",
        "capital": text(capital),
        "votes": text(capital if votes is None else votes),
    }
    return row | ({"controls": True} if values.get("controls") else {})


def controlled(key: str, holdings: Iterable[Values]) -> list[str]:
    """Everything that one enterprise controls directly or through others: what its group accounts contain."""
    rows, found, walk = list(holdings), set[str](), [key]
    while walk:
        holder = walk.pop()
        for row in rows:
            controls = row.get("controls") or Decimal(row["votes"]) > HALF
            if row["holder"] == holder and controls and row["held"] not in found | {key, ""}:
                found.add(row["held"])
                walk.append(row["held"])
    return sorted(found)


def text(number: Decimal) -> str:
    """A number as the calculator reads it."""
    return f"{number:f}"


def _accounts(values: Values, *, year: int) -> list[dict[str, Any]]:
    found = []
    for number, suffix in ((year, ""), (year - 1, BEFORE)):
        figures = {name: values.get(f"{name}{suffix}") for name in FIGURES}
        if None not in figures.values():
            row: dict[str, Any] = {"year": number}
            found.append(row | {name: text(figure) for name, figure in figures.items() if figure is not None})
    return found
