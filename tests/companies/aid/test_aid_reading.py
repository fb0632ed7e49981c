"""Requests about aid that cannot be answered."""

import copy

import pytest

from companies.aid import parse
from companies.aid.model import Recipient
from portal.core.reading import RequestRefused

REQUEST = {
    "as_of": "2026-11-24",
    "nace": "62.10",
    "new_award": "125000.00",
    "grants": [{"granted_on": "2024-01-15", "amount": "120000.00", "member_state": "LU", "to": "controlled"}],
}


def changed(*path, to):
    request = copy.deepcopy(REQUEST)
    place = request
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return request


def problems(request):
    with pytest.raises(RequestRefused) as refused:
        parse(request)
    return {tuple(row["loc"]): row["msg"] for row in refused.value.detail()}


def test_a_request():
    asked = parse(REQUEST)
    assert (str(asked.as_of), asked.nace, str(asked.new_award)) == ("2026-11-24", "62.10", "125000.00")
    assert asked.grants[0].to is Recipient.CONTROLLED


def test_what_may_be_left_out():
    asked = parse({"as_of": "2026-11-24", "nace": "62.10"})
    assert (asked.new_award, asked.grants) == (None, ())
    assert parse(changed("new_award", to=None)).new_award is None


@pytest.mark.parametrize(
    ("request_", "place", "sentence"),
    [
        (changed("colour", to="red"), ("colour",), "Remove “colour”: there is no such key here."),
        (changed("as_of", to="24.11.2026"), ("as_of",), "Give a day as year-month-day, such as 2026-11-24."),
        (changed("as_of", to="2023-12-31"), ("as_of",),
         "Give a day from 2024-01-01 on, when these rules began."),
        (changed("nace", to="software"), ("nace",), "Give the NACE code of the activity, such as 62.10."),
        (changed("nace", to=62), ("nace",), None),
        (changed("nace", to="6"), ("nace",), None),
        (changed("new_award", to=125000), ("new_award",),
         'Give a number as text, such as "1250.50", with a point and no blanks.'),
        (changed("new_award", to="-1"), ("new_award",), "Give a number of 0 or more."),
        (changed("grants", to="none"), ("grants",), "Give a list in brackets here, [] for none."),
        (changed("grants", 0, "amount", to="-5"), ("grants", 0, "amount"), "Give a number of 0 or more."),
        (changed("grants", 0, "granted_on", to="2025-02-29"), ("grants", 0, "granted_on"), None),
        (changed("grants", 0, "granted_on", to="9999-12-31"), ("grants", 0, "granted_on"), None),
        (changed("grants", 0, "member_state", to="lu"), ("grants", 0, "member_state"),
         "Give the Member State as two letters, such as LU."),
        (changed("grants", 0, "member_state", to=None), ("grants", 0, "member_state"), None),
        (changed("grants", 0, "to", to="partner"), ("grants", 0, "to"),
         "Choose one of: applicant, controlled, other."),
        (changed("grants", 0, "why", to="x"), ("grants", 0, "why"),
         "Remove “why”: there is no such key here."),
        (changed("grants", 0, to=7), ("grants", 0), "Give an object in braces here."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_place(request_, place, sentence):
    found = problems(request_)
    assert place in found
    if sentence:
        assert found[place] == sentence


@pytest.mark.parametrize("request_", [None, [], "x", {}, {"as_of": "2026-11-24"}])
def test_a_request_of_another_shape(request_):
    assert problems(request_)
