"""Partner enterprises, and the investors that are let pass."""

from decimal import Decimal

import pytest

from companies.size.model import Enterprise, Kind
from tests.companies.size.groups import (
    MICRO,
    NOT_SME,
    SMALL,
    company,
    counted,
    holds,
    judged,
    last_figures,
    person,
)


@pytest.mark.parametrize(
    ("share", "expected"), [("24.99", "autonomous"), (25, "partner"), (50, "partner"), ("50.01", "linked")]
)
def test_the_two_edges(share, expected):
    for rows in (holds("P", "A", share), holds("A", "P", share)):
        assert counted(judged([company("A"), company("P")], rows))["P"][0] == expected


def test_the_greater_of_capital_and_votes_counts():
    result = judged([company("A", 10), company("P", 100)], holds("P", "A", 30, 45))
    assert (counted(result), last_figures(result)[0]) == ({"P": ("partner", "45")}, 55)
    assert counted(judged([company("A"), company("P")], holds("P", "A", 45, 30))) == {"P": ("partner", "45")}


def test_of_holdings_in_each_other_the_greater_counts_once():
    result = judged([company("A", 10), company("P", 100)], holds("P", "A", 30), holds("A", "P", 40))
    assert (counted(result), last_figures(result)[0]) == ({"P": ("partner", "40")}, 50)


def test_a_partner_of_two_linked_enterprises_counts_once_at_its_greater_share():
    everyone = [company("A", 10), company("S", 10), company("P", 100)]
    result = judged(everyone, holds("A", "S", 60), holds("P", "A", 30), holds("P", "S", 40))
    assert (counted(result)["P"], last_figures(result)[0]) == (("partner", "40"), 60)


def test_linked_holders_make_a_partner_together():
    everyone = [company("A", 10), company("P", 100), company("Q", 100)]
    rows = [holds("P", "A", 15), holds("Q", "A", 15)]
    assert counted(judged(everyone, *rows)) == dict.fromkeys("PQ", ("autonomous", "0"))
    result = judged(everyone, *rows, holds("P", "Q", 60))
    assert (counted(result), last_figures(result)[0]) == (dict.fromkeys("PQ", ("partner", "30")), 70)


def test_what_linked_enterprises_hold_downstream_is_added_up():
    everyone = [company("A", 10), company("S", 10), company("C", 100)]
    result = judged(everyone, holds("A", "S", 60), holds("A", "C", 15), holds("S", "C", 15))
    assert (counted(result)["C"], last_figures(result)[0]) == (("partner", "30"), 50)


def test_partners_of_partners_do_not_count():
    everyone = [company("A", 10), company("P", 100), company("Q", 100)]
    result = judged(everyone, holds("P", "A", 30), holds("Q", "P", 40))
    assert (counted(result), last_figures(result)[0]) == (
        {"P": ("partner", "30"), "Q": ("excluded", "0")},
        40,
    )


def test_everything_linked_to_a_partner_counts_at_its_share():
    everyone = [company(key, 100) for key in "APQRS"]
    result = judged(
        everyone, holds("P", "A", 30), holds("Q", "P", 60), holds("Q", "R", 60), holds("P", "S", 60)
    )
    assert counted(result) == dict.fromkeys("PQRS", ("partner", "30"))
    assert last_figures(result)[0] == 220


def test_what_stands_apart_is_named_and_adds_nothing():
    result = judged([company("A"), company("Z", 1000)])
    assert counted(result) == {"Z": ("autonomous", "0")}
    assert str(result.contributions[0].why) == "Z holds nothing in the group, and the group nothing in it."


@pytest.mark.parametrize(
    "kind",
    [
        "public_investment_corporation",
        "venture_capital",
        "university",
        "nonprofit_research",
        "institutional_investor",
        "regional_development_fund",
    ],
)
def test_an_investor_is_let_pass_up_to_half(kind):
    everyone = [company("A", 9), company("V", 500, kind=Kind(kind))]
    assert counted(judged(everyone, holds("V", "A", 24))) == {"V": ("autonomous", "0")}
    assert counted(judged(everyone, holds("V", "A", 25))) == {"V": ("excluded", "0")}
    assert counted(judged(everyone, holds("V", "A", 50))) == {"V": ("excluded", "0")}
    assert counted(judged(everyone, holds("V", "A", 51))) == {"V": ("linked", "100")}
    assert counted(judged(everyone, holds("V", "A", 30, controls=True))) == {"V": ("linked", "100")}
    assert counted(judged(everyone, holds("V", "A", 60, 40))) == {"V": ("partner", "60")}


def test_an_investor_is_let_pass_as_holder_of_a_subsidiary_too():
    everyone = [company("A", 9), company("S", 9), company("V", 500, kind=Kind.VENTURE_CAPITAL)]
    assert counted(judged(everyone, holds("A", "S", 60), holds("V", "S", 40)))["V"] == ("excluded", "0")


def test_an_investor_that_the_applicant_holds_is_an_ordinary_partner():
    everyone = [company("A", 9), company("V", 100, kind=Kind.VENTURE_CAPITAL)]
    assert counted(judged(everyone, holds("A", "V", 30))) == {"V": ("partner", "30")}


def test_investors_linked_to_each_other_are_let_pass_up_to_half_together():
    everyone = [
        company("A", 9),
        company("V", 50, kind=Kind.VENTURE_CAPITAL),
        company("U", 50, kind=Kind.UNIVERSITY),
    ]
    rows = [holds("V", "A", 25), holds("V", "U", 60)]
    assert counted(judged(everyone, *rows, holds("U", "A", 25))) == dict.fromkeys("UV", ("excluded", "0"))
    assert counted(judged(everyone, *rows, holds("U", "A", 26))) == dict.fromkeys("UV", ("linked", "100"))


def test_an_ordinary_holder_is_not_let_pass_behind_an_investor():
    everyone = [company("A", 9), company("V", 50, kind=Kind.VENTURE_CAPITAL), company("P", 50)]
    result = judged(everyone, holds("V", "A", 20), holds("P", "A", 10), holds("P", "V", 60))
    assert counted(result) == dict.fromkeys("PV", ("partner", "30"))


def angel(key, invested, posts=5):
    """A business angel's company."""
    return company(key, posts, kind=Kind.BUSINESS_ANGEL, invested=Decimal(invested))


@pytest.mark.parametrize(("invested", "relation"), [("1249999.99", "excluded"), ("1250000", "partner")])
def test_the_limit_for_a_business_angel(invested, relation):
    assert counted(judged([company("A"), angel("H", invested)], holds("H", "A", 28)))["H"][0] == relation


def test_the_limit_is_on_what_all_angels_put_in_together():
    everyone = [company("A", 9), angel("H", 700_000), angel("I", 700_000)]
    result = judged(everyone, holds("H", "A", 25), holds("I", "A", 25))
    assert counted(result) == dict.fromkeys("HI", ("partner", "25"))
    assert counted(judged(everyone, holds("H", "A", 25))) == {
        "H": ("excluded", "0"),
        "I": ("autonomous", "0"),
    }


def authority(inhabitants, budget):
    """A commune."""
    return Enterprise(
        id="M",
        name="Commune",
        kind=Kind.LOCAL_AUTHORITY,
        inhabitants=inhabitants,
        annual_budget=Decimal(budget),
    )


@pytest.mark.parametrize(
    ("inhabitants", "budget", "category"),
    [
        (4999, "9999999.99", MICRO),
        (5000, "9999999.99", NOT_SME),
        (4999, "10000000", NOT_SME),
        (12000, "50000000", NOT_SME),
    ],
)
def test_the_limits_for_a_local_authority(inhabitants, budget, category):
    assert judged([company("A"), authority(inhabitants, budget)], holds("M", "A", 30)).category is category


def test_a_small_authority_with_the_majority_is_a_public_body():
    assert judged([company("A"), authority(4000, 8_000_000)], holds("M", "A", 60)).category is NOT_SME


def test_a_quarter_held_by_a_person_changes_nothing():
    result = judged([company("A", 9.5, 2.1, 2.2), person("N")], holds("N", "A", 40))
    assert result.category is SMALL
