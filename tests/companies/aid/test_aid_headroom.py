"""Room for de minimis aid: the published vectors, the window, releases and excluded sectors."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.aid import check, parse
from companies.aid.headroom import NoCeiling, ceiling_on
from companies.aid.model import REGULATION, Ceiling, Grant, Recipient, Request
from companies.aid.window import anniversary, counts_on, leaves_on

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "de-minimis-check.json").read_text())
TODAY = date(2026, 11, 24)
CEILING = REGULATION[0]
OPEN = Ceiling(valid_from=date(2024, 1, 1), amount=Decimal(300_000), boundary_inclusive=False, source="test")

AMOUNTS = st.decimals(0, 150_000, places=2)
GRANTS = st.builds(
    Grant,
    granted_on=st.dates(date(2022, 1, 1), date(2028, 12, 31)),
    amount=AMOUNTS,
    member_state=st.sampled_from(["LU", "LU", "LU", "BE"]),
    to=st.sampled_from(list(Recipient)),
)
REQUESTS = st.builds(
    Request,
    as_of=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    nace=st.just("62.10"),
    grants=st.lists(GRANTS, max_size=8),
    new_award=st.none() | AMOUNTS,
)


def asked(*grants, nace="62.10", new_award=None, as_of=TODAY):
    rows = tuple(Grant(granted_on=day, amount=Decimal(str(amount))) for day, amount in grants)
    award = None if new_award is None else Decimal(str(new_award))
    return Request(as_of=as_of, nace=nace, grants=rows, new_award=award)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vector(vector):
    answer = check(parse(vector["request"])).as_dict()
    assert {key: answer[key] for key in vector["response"]} == vector["response"]


def test_every_vector_is_there():
    assert [vector["name"].split()[0] for vector in VECTORS] == [
        "D1", "D2", "D3", "D3", "D3", "D4", "D5", "D6", "D6", "D7", "D8", "D9", "D12",
    ]  # fmt: skip


D3 = ((date(2024, 1, 15), 120_000), (date(2025, 6, 30), 90_000), (date(2026, 2, 2), 45_000))


def test_the_answer_of_the_contract():
    answer = check(asked(*D3, new_award=125_000)).as_dict()
    assert answer == {
        "ceiling": "300000.00",
        "used": "255000.00",
        "room": "45000.00",
        "fits": False,
        "releases": [
            {"on": "2027-01-16", "amount": "120000.00", "room": "165000.00"},
            {"on": "2028-07-01", "amount": "90000.00", "room": "255000.00"},
            {"on": "2029-02-03", "amount": "45000.00", "room": "300000.00"},
        ],
        "reasons": [
            "On 2026-11-24 EUR 255,000.00 of EUR 300,000.00 are used, so EUR 45,000.00 are left.",
            "An award of EUR 125,000.00 does not fit, and an award is covered as a whole or not at all.",
            "It fits from 2027-01-16 on, if nothing else is granted before. Or apply for fewer hours.",
        ],
        "rules": "Regulation (EU) 2023/2831, Article 3(2)",
    }


def test_an_award_over_the_ceiling_never_fits():
    answer = check(asked(*D3, new_award="300000.01"))
    assert answer.fits is False
    assert str(answer.reasons[-1]) == (
        "It is more than the ceiling ever allows. Apply for fewer hours, or on another basis."
    )


@pytest.mark.parametrize(
    ("day", "used"),
    [
        (date(2024, 1, 14), 0),
        (date(2024, 1, 15), 120_000),
        (date(2027, 1, 15), 120_000),
        (date(2027, 1, 16), 0),
    ],
)
def test_a_grant_counts_through_its_third_anniversary(day, used):
    assert check(asked((date(2024, 1, 15), 120_000), as_of=day)).used == used


def test_the_boundary_is_configuration():
    request = asked((date(2024, 1, 15), 120_000), as_of=date(2027, 1, 15))
    assert check(request, ceilings=[OPEN]).used == 0
    assert check(asked((date(2024, 1, 15), 120_000)), ceilings=[OPEN]).releases[0].on == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("granted", "last"),
    [
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2024, 12, 31), date(2027, 12, 31)),
    ],
)
def test_the_third_anniversary(granted, last):
    assert anniversary(granted) == last
    grant = Grant(granted_on=granted, amount=Decimal(1))
    assert counts_on(grant, last, CEILING) is True
    assert counts_on(grant, last + timedelta(days=1), CEILING) is False
    assert leaves_on(grant, CEILING) == last + timedelta(days=1)


def test_grants_that_leave_together_are_one_release():
    day = date(2025, 3, 3)
    answer = check(asked((day, 100), (date(2025, 4, 4), 50), (day, "0.50")))
    assert [(str(row.on), str(row.amount), str(row.room)) for row in answer.releases] == [
        ("2028-03-04", "100.50", "299950.00"),
        ("2028-04-05", "50.00", "300000.00"),
    ]


def test_more_used_than_allowed_leaves_nothing_and_returns_late():
    answer = check(asked((date(2024, 6, 1), 100_000), (date(2025, 6, 1), 350_000), new_award=0))
    assert (str(answer.used), str(answer.room), answer.fits) == ("450000.00", "0.00", True)
    assert [str(row.room) for row in answer.releases] == ["0.00", "300000.00"]


def test_the_ceiling_in_force_on_the_day():
    lower = Ceiling(
        valid_from=date(2026, 1, 1), amount=Decimal(200_000), boundary_inclusive=True, source="Law of 2019"
    )
    rows = [lower, CEILING]
    assert ceiling_on(date(2025, 12, 31), rows) is CEILING
    assert ceiling_on(date(2026, 1, 1), rows) is lower
    answer = check(asked((date(2024, 3, 1), 150_000)), ceilings=rows).as_dict()
    assert (answer["ceiling"], answer["room"], answer["rules"]) == ("200000.00", "50000.00", "Law of 2019")


def test_a_day_before_every_ceiling_is_a_mistake():
    with pytest.raises(NoCeiling, match="2023-12-31"):
        check(asked(as_of=date(2023, 12, 31)))


@pytest.mark.parametrize("nace", ["01", "01.1", "01.11", "03.21"])
def test_excluded_sectors(nace):
    answer = check(asked((date(2025, 1, 1), 1000), nace=nace, new_award=1)).as_dict()
    assert (answer["used"], answer["room"], answer["fits"], answer["releases"]) == (
        "1000.00",
        "0.00",
        False,
        [],
    )
    assert answer["reasons"][0].endswith("cannot receive this aid.")
    assert check(asked(nace=nace)).fits is False


@pytest.mark.parametrize("nace", ["02.10", "10.20", "11.02", "46.21", "62.01"])
def test_sectors_that_only_look_excluded(nace):
    assert check(asked(nace=nace, new_award=1)).fits is True


def test_processing_gets_a_remark():
    assert str(check(asked(nace="10.20")).reasons[-1]).startswith(
        "Processing of agricultural or fishery products"
    )
    assert len(check(asked(nace="62.10")).reasons) == 1


def test_grants_that_do_not_count_are_explained():
    day = date(2025, 1, 1)
    rows = (
        Grant(granted_on=date(2020, 1, 1), amount=Decimal(1)),
        Grant(granted_on=date(2027, 1, 1), amount=Decimal(1)),
        Grant(granted_on=day, amount=Decimal(1), member_state="BE"),
        Grant(granted_on=day, amount=Decimal(1), to=Recipient.OTHER),
        Grant(granted_on=day, amount=Decimal(1), to=Recipient.CONTROLLED),
    )
    answer = check(Request(as_of=TODAY, nace="62.10", grants=rows))
    assert [str(reason) for reason in answer.reasons[1:]] == [
        "Grants whose three years have ended: 1. They do not count any more.",
        "Grants after this day: 1. They do not count yet.",
        "Grants by another Member State: 1. Each State has a ceiling of its own.",
        "Grants to enterprises without control: 1. They count towards size, not here.",
    ]
    assert answer.used == 1


@given(REQUESTS)
def test_room_and_used_make_the_ceiling(request_):
    answer = check(request_)
    assert answer.room == max(Decimal(0), answer.ceiling.amount - answer.used)
    if request_.new_award is not None:
        assert answer.fits is (request_.new_award <= answer.room)


@given(REQUESTS)
def test_releases_give_back_all_that_is_used_and_never_less_room(request_):
    answer = check(request_)
    rooms = [answer.room, *(release.room for release in answer.releases)]
    days = [release.on for release in answer.releases]
    assert rooms == sorted(rooms)
    assert days == sorted(set(days))
    assert [day for day in days if day <= request_.as_of] == []
    assert sum(release.amount for release in answer.releases) == answer.used
    if days:
        assert rooms[-1] == answer.ceiling.amount


@given(REQUESTS)
def test_a_release_tells_what_that_day_will_say(request_):
    present = [grant for grant in request_.grants if grant.granted_on <= request_.as_of]
    answer = check(Request(as_of=request_.as_of, nace="62.10", grants=present))
    for release in answer.releases:
        then = check(Request(as_of=release.on, nace="62.10", grants=present))
        before = check(Request(as_of=release.on - timedelta(days=1), nace="62.10", grants=present))
        assert then.room == release.room
        assert before.used - then.used == release.amount


@given(REQUESTS, st.randoms())
def test_the_order_of_grants_never_matters(request_, random):
    grants = list(request_.grants)
    random.shuffle(grants)
    shuffled = Request(as_of=request_.as_of, nace=request_.nace, grants=grants, new_award=request_.new_award)
    assert check(shuffled).as_dict() == check(request_).as_dict()


@given(REQUESTS, GRANTS)
def test_one_more_grant_never_makes_room(request_, grant):
    more = Request(as_of=request_.as_of, nace=request_.nace, grants=[*request_.grants, grant])
    assert check(more).room <= check(request_).room
