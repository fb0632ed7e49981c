"""Reads the calculator's request into a Group, or raises RequestRefused with every problem and its place."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.size.model import WHOLE, Account, Category, Enterprise, Figures, Group, Holding, Kind
from companies.size.plausibility import look_for_absurdities
from portal.core.reading import Place, Reading

LONGEST_ID = 64
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_INHABITANTS = 10**9
MOST_ENTERPRISES = 1000  # keeps the answer quick, whatever somebody sends

# Which kind has which figure of its own, and must give it.
FIGURES_OF_KIND = {
    Kind.LOCAL_AUTHORITY: ("inhabitants", "annual_budget"),
    Kind.BUSINESS_ANGEL: ("invested",),
}
OWN_FIGURES = ("inhabitants", "annual_budget", "invested")


def parse(request: Any) -> Group:
    """The group that the request describes; unknown keys are refused, absurd graphs too."""
    reading = Reading()
    body = reading.mapping(
        request,
        (),
        required=("applicant", "enterprises"),
        optional=("previous_category", "holdings", "acting_jointly", "ownership_changed"),
    )
    group = Group(
        applicant=reading.text(body.get("applicant"), ("applicant",), most=LONGEST_ID),
        enterprises=_enterprises(reading, body.get("enterprises")),
        holdings=_holdings(reading, body.get("holdings")),
        previous_category=_previous_category(reading, body.get("previous_category")),
        ownership_changed=reading.flag(body.get("ownership_changed", False), ("ownership_changed",)),
        acting_jointly=_acting_jointly(reading, body.get("acting_jointly")),
    )
    reading.finish()
    look_for_absurdities(reading, group)
    reading.finish()
    return group


def _previous_category(reading: Reading, value: Any) -> Category | None:
    if value is None:
        return None
    word = reading.choice(value, ("previous_category",), tuple(Category))
    return Category(word) if word else None


def _enterprises(reading: Reading, value: Any) -> dict[str, Enterprise]:
    place = ("enterprises",)
    rows = reading.anything_by_name(value, place)
    if len(rows) > MOST_ENTERPRISES:
        reading.refuse(place, _("Give at most %(most)s enterprises."), most=MOST_ENTERPRISES)
        return {}
    found = {}
    for key, row in rows.items():
        if not key.strip() or len(key) > LONGEST_ID:
            reading.refuse((*place, key), _("Give the enterprise a short name of its own as key."))
        found[key] = _enterprise(reading, key, row)
    return found


def _enterprise(reading: Reading, key: str, value: Any) -> Enterprise:
    place = ("enterprises", key)
    row = reading.mapping(
        value,
        place,
        required=("name", "kind"),
        optional=("accounts", "markets", "consolidates", *OWN_FIGURES),
    )
    kind = reading.choice(row.get("kind"), (*place, "kind"), tuple(Kind)) or Kind.COMPANY
    return Enterprise(
        id=key,
        name=reading.text(row.get("name"), (*place, "name")),
        kind=Kind(kind),
        accounts=_accounts(reading, row.get("accounts"), (*place, "accounts")),
        markets=_words(reading, row.get("markets"), (*place, "markets")),
        consolidates=_words(reading, row.get("consolidates"), (*place, "consolidates")),
        **_own_figures(reading, row, kind=Kind(kind), place=place),
    )


def _own_figures(reading: Reading, row: Any, *, kind: Kind, place: Place) -> dict[str, Any]:
    """The limits of an exemption need figures that only some kinds have."""
    found: dict[str, Any] = {}
    for key in OWN_FIGURES:
        here = (*place, key)
        if key not in FIGURES_OF_KIND.get(kind, ()):
            if row.get(key) is not None:
                reading.refuse(here, _("Leave “%(key)s” out: this kind of holder has none."), key=key)
        elif key == "inhabitants":
            found[key] = reading.integer(row.get(key), here, least=0, most=MOST_INHABITANTS)
        else:
            found[key] = reading.decimal(row.get(key), here)
    return found


def _accounts(reading: Reading, value: Any, place: Place) -> tuple[Account, ...]:
    accounts = []
    for index, item in enumerate(reading.rows(value, place)):
        here = (*place, index)
        row = reading.mapping(
            item, here, required=("year", "headcount", "turnover", "balance_sheet"), optional=("estimate",)
        )
        accounts.append(
            Account(
                year=reading.integer(row.get("year"), (*here, "year"), least=FIRST_YEAR, most=LAST_YEAR),
                figures=Figures(
                    headcount=reading.decimal(row.get("headcount"), (*here, "headcount")),
                    turnover=reading.decimal(row.get("turnover"), (*here, "turnover")),
                    balance_sheet=reading.decimal(row.get("balance_sheet"), (*here, "balance_sheet")),
                ),
                estimate=reading.flag(row.get("estimate", False), (*here, "estimate")),
            )
        )
    return tuple(accounts)


def _holdings(reading: Reading, value: Any) -> tuple[Holding, ...]:
    place = ("holdings",)
    holdings = []
    for index, item in enumerate(reading.rows(value, place)):
        here = (*place, index)
        row = reading.mapping(
            item, here, required=("holder", "held", "capital", "votes"), optional=("controls",)
        )
        holdings.append(
            Holding(
                holder=reading.text(row.get("holder"), (*here, "holder"), most=LONGEST_ID),
                held=reading.text(row.get("held"), (*here, "held"), most=LONGEST_ID),
                capital=_share(reading, row.get("capital"), (*here, "capital")),
                votes=_share(reading, row.get("votes"), (*here, "votes")),
                controls=reading.flag(row.get("controls", False), (*here, "controls")),
            )
        )
    return tuple(holdings)


def _share(reading: Reading, value: Any, place: Place) -> Decimal:
    return reading.decimal(value, place, most=WHOLE)


def _words(reading: Reading, value: Any, place: Place) -> frozenset[str]:
    rows = reading.rows(value, place)
    return frozenset(reading.text(word, (*place, index)) for index, word in enumerate(rows))


def _acting_jointly(reading: Reading, value: Any) -> tuple[frozenset[str], ...]:
    place = ("acting_jointly",)
    rows = reading.rows(value, place)
    return tuple(_words(reading, row, (*place, index)) for index, row in enumerate(rows))
