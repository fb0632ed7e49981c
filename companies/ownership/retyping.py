"""A stored document as a person would type it into the editor."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from companies.ownership.documents import LEFT_OUT, Document, others_of
from companies.ownership.figures import BEFORE, FIGURES
from companies.ownership.shapes import Row
from companies.ownership.typed import Typed


def typed_of(document: Document) -> Typed:
    """The rows of a document as a person would type them."""
    enterprises = document["enterprises"]
    joint = {key for keys in document.get("acting_jointly", ()) for key in keys}
    own = enterprises[document["applicant"]]
    accounts = sorted(own.get("accounts", ()), key=lambda account: -account["year"])
    year = {"year": f"{accounts[0]['year']}{'e' if accounts[0].get('estimate') else ''}"} if accounts else {}
    unknown = {"balance_sheet": ""} if LEFT_OUT in document else {}
    return Typed(
        {"name": own["name"], **year, **_figures(accounts), **unknown},
        tuple(_enterprise(key, row, jointly=key in joint) for key, row in others_of(document).items()),
        tuple(_holding(row) for row in document.get("holdings", ())),
    )


def _enterprise(key: str, row: Mapping[str, Any], *, jointly: bool) -> Row:
    accounts = sorted(row.get("accounts", ()), key=lambda account: -account["year"])
    found: Row = {"key": key, "name": row["name"], "kind": row["kind"], **_figures(accounts)}
    for name in ("annual_budget", "invested"):
        if row.get(name) is not None:
            found[name] = written(row[name])
    if row.get("inhabitants") is not None:
        found["inhabitants"] = str(row["inhabitants"])
    if row.get("markets"):
        found["markets"] = ", ".join(row["markets"])
    flags = {"consolidated": bool(row.get("consolidates")), "jointly": jointly}
    return found | {name: "on" for name, set_ in flags.items() if set_}


def _holding(row: Mapping[str, Any]) -> Row:
    found: Row = {"holder": row["holder"], "held": row["held"], "capital": written(row["capital"])}
    if Decimal(row["votes"]) != Decimal(row["capital"]):
        found["votes"] = written(row["votes"])
    return found | ({"controls": "on"} if row.get("controls") else {})


def _figures(accounts: Sequence[Mapping[str, Any]]) -> Row:
    return {
        f"{name}{suffix}": written(account[name])
        for suffix, account in zip(("", BEFORE), accounts, strict=False)
        for name in FIGURES
    }


def written(number: str) -> str:
    """A number as it is typed: no groups of thousands, which could be read in two ways."""
    plain = f"{Decimal(number).normalize():f}"
    return plain if get_language() == "en" else plain.replace(".", ",")
