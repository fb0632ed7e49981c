"""The single undertaking, its predecessors, and the division of aid after a split."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.aid.model import Grant, Recipient
from companies.aid.succession import Merger, Received, divide, whose, with_predecessors
from companies.aid.undertaking import single_undertaking
from companies.size.model import Enterprise, Kind
from tests.companies.size.groups import company, counted, group, holds, judged, person

TODAY = date(2026, 11, 24)


def undertaking(enterprises, *holdings):
    return single_undertaking(group(enterprises, holdings))


def companies(names):
    return [company(name) for name in names]


def test_control_links_up_down_and_sideways():
    everyone = companies("APSG")
    assert undertaking(everyone, holds("P", "A", 60), holds("P", "S", 60), holds("A", "G", 51)) == set("APSG")


def test_a_partner_is_none_though_it_counts_towards_size():
    everyone, row = companies("AP"), holds("P", "A", 30)
    assert undertaking(everyone, row) == {"A"}
    assert counted(judged(everyone, row)) == {"P": ("partner", "30")}


def test_half_is_no_control_and_capital_is_none():
    assert undertaking(companies("AP"), holds("P", "A", 50)) == {"A"}
    assert undertaking(companies("AP"), holds("P", "A", 100, 50)) == {"A"}


def test_control_by_agreement():
    assert undertaking(companies("AP"), holds("P", "A", 0, controls=True)) == set("AP")


def test_control_through_controlled_enterprises_together():
    everyone = companies("APS")
    assert undertaking(everyone, holds("P", "S", 60), holds("P", "A", 30), holds("S", "A", 30)) == set("APS")


def test_persons_join_nothing_though_they_link_for_size():
    everyone = [company("A"), company("B"), person("N")]
    rows = [holds("N", "A", 60), holds("N", "B", 60)]
    assert undertaking(everyone, *rows) == {"A"}
    assert counted(judged(everyone, *rows))["B"] == ("linked", "100")


@pytest.mark.parametrize("kind", [Kind.PUBLIC_BODY, Kind.LOCAL_AUTHORITY])
def test_public_bodies_join_nothing(kind):
    everyone = [company("A"), company("B"), Enterprise(id="M", name="M", kind=kind)]
    assert undertaking(everyone, holds("M", "A", 60), holds("M", "B", 60)) == {"A"}


def test_investors_with_control_do_join():
    everyone = [company("A"), company("B"), company("V", kind=Kind.VENTURE_CAPITAL)]
    assert undertaking(everyone, holds("V", "A", 60), holds("V", "B", 60)) == set("ABV")


def grant(day=date(2025, 1, 1)):
    return Grant(granted_on=day, amount=Decimal(100))


def test_whose_aid_it_is():
    received = [Received(enterprise=name, grant=grant()) for name in ("A", "P", "X", "Z")]
    mergers = [Merger(on=date(2026, 1, 1), absorbed="X", into="A")]
    found = whose(received, applicant="A", undertaking={"A", "P"}, mergers=mergers, as_of=TODAY)
    assert [row.to for row in found] == [
        Recipient.APPLICANT,
        Recipient.CONTROLLED,
        Recipient.APPLICANT,
        Recipient.OTHER,
    ]


def test_the_aid_of_every_party_to_a_merger_counts():
    mergers = [
        Merger(on=date(2025, 1, 1), absorbed="X", into="Y"),
        Merger(on=date(2026, 1, 1), absorbed="Y", into="P"),
        Merger(on=date(2026, 1, 1), absorbed="Q", into="P"),
    ]
    assert with_predecessors({"A", "P"}, mergers, as_of=TODAY) == {"A", "P", "X", "Y", "Q"}


def test_a_merger_counts_from_its_day():
    mergers = [Merger(on=date(2026, 11, 24), absorbed="X", into="A")]
    assert with_predecessors({"A"}, mergers, as_of=date(2026, 11, 23)) == {"A"}
    assert with_predecessors({"A"}, mergers, as_of=date(2026, 11, 24)) == {"A", "X"}


def test_mergers_in_a_ring_end():
    mergers = [Merger(on=TODAY, absorbed="X", into="A"), Merger(on=TODAY, absorbed="A", into="X")]
    assert with_predecessors({"A"}, mergers, as_of=TODAY) == {"A", "X"}


def test_a_split_is_divided_by_equity():
    equity = {"A": Decimal(1), "B": Decimal(1), "C": Decimal(1)}
    assert divide(Decimal("100.00"), equity=equity) == {
        "A": Decimal("33.34"),
        "B": Decimal("33.33"),
        "C": Decimal("33.33"),
    }
    assert divide(Decimal(100), equity={"A": Decimal(3), "B": Decimal(1)}) == {
        "A": Decimal(75),
        "B": Decimal(25),
    }


@given(
    amount=st.decimals(0, 300_000, places=2),
    equity=st.dictionaries(st.text(min_size=1), st.decimals(0, 10**9, places=2), min_size=1, max_size=6),
)
def test_the_parts_make_the_whole(amount, equity):
    if sum(equity.values()) == 0:
        return
    parts = divide(amount, equity=equity)
    assert sum(parts.values()) == amount
    for name, part in parts.items():
        assert abs(part - amount * equity[name] / sum(equity.values())) < Decimal("0.01")


@pytest.mark.parametrize("equity", [{}, {"A": Decimal(0)}, {"A": Decimal(2), "B": Decimal(-1)}])
def test_book_values_that_divide_nothing(equity):
    with pytest.raises(ValueError, match="book values"):
        divide(Decimal(100), equity=equity)
