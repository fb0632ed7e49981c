"""The public-body rule of Article 3(4)."""

import pytest

from companies.size.model import Enterprise, Kind
from tests.companies.size.groups import MICRO, NOT_SME, company, counted, holds, judged, person


def body(key):
    """A public body without accounts."""
    return Enterprise(id=key, name=key, kind=Kind.PUBLIC_BODY)


@pytest.mark.parametrize(("share", "category"), [("24.99", MICRO), (25, NOT_SME), (100, NOT_SME)])
def test_a_quarter_in_public_hands(share, category):
    assert judged([company("A"), body("State")], holds("State", "A", share)).category is category


def test_votes_are_enough():
    assert judged([company("A"), body("State")], holds("State", "A", 10, 25)).category is NOT_SME


def test_public_bodies_are_added_up():
    everyone = [company("A"), body("State"), body("Fund")]
    assert judged(everyone, holds("State", "A", 15), holds("Fund", "A", 9)).category is MICRO
    assert judged(everyone, holds("State", "A", 15), holds("Fund", "A", 10)).category is NOT_SME


def test_capital_and_votes_are_added_up_apart():
    everyone = [company("A"), body("State"), body("Fund")]
    assert judged(everyone, holds("State", "A", 20, 0), holds("Fund", "A", 0, 20)).category is MICRO


def test_what_a_public_body_controls_is_in_public_hands():
    everyone = [company("A"), company("H"), company("G"), body("State")]
    chain = [holds("State", "H", 60), holds("H", "G", 51)]
    assert judged(everyone, *chain, holds("G", "A", 25)).category is NOT_SME
    assert judged(everyone, holds("State", "H", 40), holds("H", "A", 30)).category is MICRO


def test_public_bodies_control_together():
    everyone = [company("A"), company("H"), body("State"), body("Fund")]
    result = judged(everyone, holds("State", "H", 30), holds("Fund", "H", 30), holds("H", "A", 25))
    assert result.category is NOT_SME


def test_a_state_owned_investor_is_let_pass_until_it_is_linked():
    everyone = [company("A"), company("V", kind=Kind.PUBLIC_INVESTMENT_CORPORATION), body("State")]
    assert judged(everyone, holds("State", "V", 100), holds("V", "A", 40)).category is MICRO
    assert judged(everyone, holds("State", "V", 100), holds("V", "A", 60)).category is NOT_SME
    assert judged(everyone, holds("State", "V", 100), holds("V", "A", 40, controls=True)).category is NOT_SME


def test_a_person_in_between_ends_public_control():
    everyone = [company("A"), person("N"), body("State")]
    assert judged(everyone, holds("N", "A", 60), holds("State", "A", 20)).category is MICRO


def test_a_public_body_that_applies_is_no_sme():
    applicant = company("A", kind=Kind.PUBLIC_BODY)
    assert judged([applicant]).category is NOT_SME


def test_the_public_share_of_a_subsidiary_is_not_that_of_the_applicant():
    everyone = [company("A"), company("S"), body("State")]
    assert judged(everyone, holds("A", "S", 60), holds("State", "S", 40)).category is MICRO


def test_it_overrules_two_years_and_every_figure():
    result = judged([company("A"), body("State")], holds("State", "A", 25), previous_category=MICRO)
    assert (result.category, result.periods[-1].category, result.small_mid_cap) == (NOT_SME, NOT_SME, False)


def test_the_reason_names_who_holds_it():
    result = judged([company("A"), company("H"), body("State")], holds("State", "H", 60), holds("H", "A", 30))
    assert str(result.reasons[0]) == (
        "Public bodies hold 30 % of A. From 25 % on an enterprise is no SME, whatever its size: H."
    )
    assert counted(result) == {"H": ("partner", "30"), "State": ("partner", "30")}
