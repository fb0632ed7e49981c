"""Requests that cannot be judged: where it is wrong, and what to do."""

import copy

import pytest

from companies.size import parse
from companies.size.model import Category, Kind
from portal.core.reading import RequestRefused

ACCOUNT = {"year": 2025, "headcount": "30", "turnover": "6000000", "balance_sheet": "5000000"}
REQUEST = {
    "applicant": "A",
    "previous_category": "small",
    "enterprises": {
        "A": {"name": "Applicant S.à r.l.", "kind": "company", "accounts": [ACCOUNT]},
        "B": {"name": "B", "kind": "company", "accounts": []},
        "M": {
            "name": "Commune",
            "kind": "local_authority",
            "inhabitants": 12000,
            "annual_budget": "50000000",
            "accounts": [],
        },
        "N": {"name": "Person", "kind": "natural_person"},
    },
    "holdings": [{"holder": "B", "held": "A", "capital": "25", "votes": "25", "controls": False}],
}


def changed(*path, to):
    """The request with one value changed, or added."""
    request = copy.deepcopy(REQUEST)
    place = request
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return request


def problems(request):
    """The places and sentences of the refusal."""
    with pytest.raises(RequestRefused) as refused:
        parse(request)
    return {tuple(row["loc"]): row["msg"] for row in refused.value.detail()}


def test_a_request_becomes_a_group():
    group = parse(REQUEST)
    assert (group.applicant, group.previous_category) == ("A", Category.SMALL)
    assert group.enterprises["M"].kind is Kind.LOCAL_AUTHORITY
    assert group.enterprises["M"].inhabitants == 12000
    assert group.holdings[0].capital == 25


def test_what_may_be_left_out():
    group = parse(
        {"applicant": "A", "enterprises": {"A": {"name": "A", "kind": "company", "accounts": [ACCOUNT]}}}
    )
    assert (group.previous_category, group.holdings, group.ownership_changed) == (None, (), False)


def test_keys_beyond_the_common_ones():
    request = changed("ownership_changed", to=True) | {"acting_jointly": [["N"]]}
    request["enterprises"]["A"] |= {"markets": ["software"], "consolidates": ["B"]}
    request["enterprises"]["A"]["accounts"][0]["estimate"] = True
    group = parse(request)
    assert group.ownership_changed is True
    assert group.acting_jointly == (frozenset({"N"}),)
    assert group.enterprises["A"].markets == {"software"}
    assert group.enterprises["A"].consolidates == {"B"}
    assert group.enterprises["A"].accounts[0].estimate is True


@pytest.mark.parametrize(
    ("request_", "place", "sentence"),
    [
        (changed("enterprises", "A", "accounts", to=[]), ("enterprises", "A", "accounts"),
         "Give at least one closed year, or an estimate for a new enterprise."),
        (changed("applicant", to="Z"), ("applicant",), "Name one of the enterprises as the applicant."),
        (changed("aplicant", to="A"), ("aplicant",), "Remove “aplicant”: there is no such key here."),
        (changed("enterprises", "A", "size", to=1), ("enterprises", "A", "size"),
         "Remove “size”: there is no such key here."),
        (changed("enterprises", "A", "kind", to="firm"), ("enterprises", "A", "kind"), None),
        (changed("enterprises", "A", "name", to=" "), ("enterprises", "A", "name"),
         "Give a text of 1 to 200 characters."),
        (changed("enterprises", "A", "inhabitants", to=5), ("enterprises", "A", "inhabitants"),
         "Leave “inhabitants” out: this kind of holder has none."),
        (changed("enterprises", "M", "inhabitants", to=None), ("enterprises", "M", "inhabitants"),
         "Give a whole number from 0 to 1000000000."),
        (changed("enterprises", "M", "inhabitants", to=True), ("enterprises", "M", "inhabitants"), None),
        (changed("enterprises", "M", "annual_budget", to="-1"), ("enterprises", "M", "annual_budget"),
         "Give a number of 0 or more."),
        (changed("enterprises", "A", "accounts", to=[ACCOUNT, ACCOUNT]), ("enterprises", "A", "accounts"),
         "Give each year only once."),
        (changed("enterprises", "A", "accounts", to=[ACCOUNT, ACCOUNT | {"year": 2026, "estimate": True}]),
         ("enterprises", "A", "accounts"),
         "Leave the estimate out: it stands only where no year has been closed yet."),
        (changed("enterprises", "A", "accounts", 0, "headcount", to=30),
         ("enterprises", "A", "accounts", 0, "headcount"),
         'Give a number as text, such as "1250.50", with a point and no blanks.'),
        (changed("enterprises", "A", "accounts", 0, "turnover", to="1e9"),
         ("enterprises", "A", "accounts", 0, "turnover"), None),
        (changed("enterprises", "A", "accounts", 0, "turnover", to="NaN"),
         ("enterprises", "A", "accounts", 0, "turnover"), None),
        (changed("enterprises", "A", "accounts", 0, "year", to="2025"), ("enterprises", "A", "accounts", 0, "year"),
         "Give a whole number from 1900 to 2100."),
        (changed("enterprises", "", to={"name": "x", "kind": "company"}), ("enterprises", ""),
         "Give the enterprise a short name of its own as key."),
        (changed("enterprises", to=[]), ("enterprises",), "Give an object in braces here."),
        (changed("holdings", to={}), ("holdings",), "Give a list in brackets here, [] for none."),
        (changed("previous_category", to="large"), ("previous_category",),
         "Choose one of: micro, small, medium, not_sme."),
        (changed("holdings", 0, "capital", to="100.01"), ("holdings", 0, "capital"),
         "Give a number of at most 100."),
        (changed("holdings", 0, "votes", to="-1"), ("holdings", 0, "votes"), "Give a number of 0 or more."),
        (changed("holdings", 0, "votes", to=None), ("holdings", 0, "votes"), None),
        (changed("holdings", 0, "controls", to="no"), ("holdings", 0, "controls"), "Give true or false."),
        (changed("holdings", 0, "holder", to="Z"), ("holdings", 0, "holder"), "Name one of the enterprises above."),
        (changed("holdings", 0, "held", to="Z"), ("holdings", 0, "held"), "Name one of the enterprises above."),
        (changed("holdings", 0, "held", to="N"), ("holdings", 0, "held"),
         "Remove this row: nobody holds shares in a person."),
        (changed("holdings", 0, "held", to="B"), ("holdings", 0),
         "Remove this row: an enterprise does not count as its own holder."),
        (changed("holdings", to=[REQUEST["holdings"][0]] * 2), ("holdings", 1),
         "Join this row with the earlier one for the same two enterprises."),
        (changed("acting_jointly", to=[["B"]]), ("acting_jointly", 0), None),
        (changed("acting_jointly", to=[["N"], ["N"]]), ("acting_jointly", 1),
         "Name each person in one group only."),
        (changed("enterprises", "A", "consolidates", to=["Z"]), ("enterprises", "A", "consolidates"),
         "Name only enterprises above as consolidated."),
        (changed("enterprises", "B", "consolidates", to=["A"]), ("enterprises", "B", "consolidates"),
         "Give the consolidated accounts, or leave “consolidates” out."),
        (changed("enterprises", "A", "consolidates", to=["A"]), ("enterprises", "A", "consolidates"),
         "Correct this: two enterprises cannot each be contained in the accounts of the other."),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem_at_its_place(request_, place, sentence):
    found = problems(request_)
    assert list(found) == [place]
    if sentence:
        assert found[place] == sentence


@pytest.mark.parametrize("request_", [None, [], "text", 7, {}, {"applicant": "A"}, {"enterprises": {}}])
def test_a_request_of_another_shape_is_refused(request_):
    assert problems(request_)


def test_every_mistake_is_told_at_once():
    request = changed("enterprises", "A", "accounts", 0, "headcount", to="many")
    request["holdings"][0]["votes"] = "all"
    request["colour"] = "red"
    assert set(problems(request)) == {
        ("colour",),
        ("enterprises", "A", "accounts", 0, "headcount"),
        ("holdings", 0, "votes"),
    }


def test_a_flood_of_mistakes_is_cut_off():
    request = changed("holdings", to=[{}] * 1000)
    assert len(problems(request)) == 50


def test_too_many_enterprises_are_refused():
    row = {"name": "E", "kind": "company"}
    many = {"A": REQUEST["enterprises"]["A"]} | {f"E{number}": row for number in range(999)}
    assert len(parse({"applicant": "A", "enterprises": many}).enterprises) == 1000
    assert problems({"applicant": "A", "enterprises": many | {"Z": row}}) == {
        ("enterprises",): "Give at most 1000 enterprises."
    }


def row(holder, held, votes="60"):
    return {"holder": holder, "held": held, "capital": "0", "votes": votes}


def ring(*rows):
    account = {"name": "E", "kind": "company", "accounts": [ACCOUNT]}
    return {"applicant": "A", "enterprises": dict.fromkeys("ABCD", account), "holdings": list(rows)}


def test_a_ring_of_majorities_is_refused_where_it_closes():
    found = problems(
        ring(row("A", "B"), row("B", "C"), row("C", "A"), row("C", "D"), row("A", "C", votes="30"))
    )
    assert list(found) == [("holdings", 0), ("holdings", 1), ("holdings", 2)]
    assert found["holdings", 0] == "Check who holds whom: E and E would each control the other."


def test_holdings_in_each_other_without_a_ring_of_majorities_are_fine():
    assert len(parse(ring(row("A", "B"), row("B", "A", votes="40"))).holdings) == 2
    assert len(parse(ring(row("A", "B", votes="30"), row("B", "A", votes="40"))).holdings) == 2


def test_consolidation_in_a_ring_is_refused():
    request = ring()
    for key, inside in zip("ABC", "BCA", strict=True):
        request["enterprises"][key] = request["enterprises"][key] | {"consolidates": [inside]}
    assert set(problems(request)) == {("enterprises", key, "consolidates") for key in "ABC"}
