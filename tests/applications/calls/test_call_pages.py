"""The catalogue, its feeds and the API: public, the same for everybody, and valid for real programs."""

from datetime import timedelta
from unittest import mock
from xml.etree import ElementTree

import pytest
from django.test import Client
from icalendar import Calendar

from applications.calls import services as calls
from applications.calls.queries import PAGE
from portal.accounts.roles import Role
from tests.applications.writing import errors, page, text
from tests.factories import NOW, make_mode, make_person, make_staff, make_walk
from tests.factories.calls import DAY, first_of, make_call
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ATOM = "{http://www.w3.org/2005/Atom}"
SHARED = ["/calls/feed.atom", "/calls/calendar.ics", "/api/v1/access-modes"]


def test_the_catalogue_shows_zone_and_offset() -> None:
    make_call()
    words = text(Client().get("/calls/"))
    assert "27.11.2026, 10:00 (Luxembourg time, UTC+1)" in words
    assert "Large Scale, winter" in words


def test_an_extension_for_all_is_a_banner_with_its_reason_and_ones_own_is_not() -> None:
    call = make_call()
    cut_off, officer = first_of(call), make_staff(Role.OFFICER)
    facts = {"cut_off": cut_off, "actor": officer, "at": NOW}
    calls.extend(until=cut_off.closes_at + DAY, reason="The site was away.", **facts)
    company = make_walk().company
    calls.extend(until=cut_off.closes_at + 2 * DAY, reason="A private illness.", company=company, **facts)
    for address in ("/calls/", call.get_absolute_url()):
        words = text(Client().get(address))
        assert "Extended for all: The site was away." in words
        assert "It was announced for 27.11.2026, 10:00" in words
        assert "private illness" not in words


def test_an_unpublished_call_is_nowhere() -> None:
    call = make_call(published=False, title="Secret call")
    assert Client().get(call.get_absolute_url()).status_code == 404
    for address in ("/calls/", *SHARED):
        assert "Secret call" not in Client().get(address).content.decode()


def test_the_calendar_reads_back_with_stable_uids_and_a_growing_sequence() -> None:
    cut_off = first_of(make_call())
    before = events(Client().get("/calls/calendar.ics").content)
    officer = make_staff(Role.OFFICER)
    calls.extend(cut_off=cut_off, until=cut_off.closes_at + DAY, reason="R", actor=officer, at=NOW)
    after = events(Client().get("/calls/calendar.ics").content)
    assert before.keys() == after.keys()
    uid = f"{cut_off.public_id}@calls.meluxina-ai"
    assert (int(before[uid]["sequence"]), int(after[uid]["sequence"])) == (0, 1)
    assert after[uid].decoded("dtstart") - before[uid].decoded("dtstart") == DAY
    assert after[uid].decoded("dtstart").utcoffset() is not None
    assert all(event["summary"] and event["dtstamp"] for event in after.values())


def events(content: bytes) -> dict:
    whole = Calendar.from_ical(content)
    assert whole["version"] == "2.0"
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    return {str(event["uid"]): event for event in whole.walk("VEVENT")}


def test_the_feed_is_whole_atom() -> None:
    make_call()
    answer = Client().get("/calls/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)  # noqa: S314  # our own
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 2
    assert all(entry.find(f"{ATOM}link").get("href").startswith("http") for entry in entries)


def test_the_api_names_the_next_cut_off() -> None:
    make_call(opens=NOW - DAY)
    modes = {row["slug"]: row for row in Client().get("/api/v1/access-modes").json()["access_modes"]}
    assert modes["large-scale"]["next_cut_off"]["closes_at"] == "2026-11-27T10:00:00+01:00"
    assert modes["large-scale"]["gpu_hours"] == {"least": "50001.0000", "most": None}
    assert modes["playground"]["next_cut_off"] is None
    assert modes["playground"]["promise_working_days"] == 2


@pytest.mark.parametrize("address", SHARED)
def test_what_is_the_same_for_everybody_is_cached_and_sets_no_cookie(address: str) -> None:
    call = make_call()
    answer = Client().get(address)
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    again = Client().get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    cut_off, officer = first_of(call), make_staff(Role.OFFICER)
    calls.extend(cut_off=cut_off, until=cut_off.closes_at + DAY, reason="R", actor=officer, at=NOW)
    assert Client().get(address, headers={"if-none-match": answer["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/calls/", 2), ("/calls/feed.atom", 1), ("/calls/calendar.ics", 1), ("/api/v1/access-modes", 2)],
)
def test_costs_the_same_with_one_call_and_with_300(
    address: str, queries: int, django_assert_num_queries
) -> None:
    mode = make_mode("large-scale")
    make_call(mode=mode)
    with django_assert_num_queries(queries):
        Client().get(address)
    for number in range(300):
        make_call(mode=mode, title=f"Call {number}", cut_offs=[NOW + timedelta(days=number + 1)])
    with django_assert_num_queries(queries):
        answer = Client().get(address)
    assert len(answer.content) < 60_000
    assert answer.content.decode().count("BEGIN:VEVENT") in (0, PAGE)


def test_officers_see_who_came_in_and_others_do_not() -> None:
    make_call()
    walk = make_walk(at="submitted", mode=make_mode("large-scale"))
    assert "Large Scale, winter 1 0 0" in text(signed_in(walk.officer).get("/calls/officers/"))
    assert signed_in(make_person()).get("/calls/officers/").status_code == 404


def test_a_draft_reads_where_it_goes_and_an_application_where_it_came_in() -> None:
    make_call()
    walk = make_walk(at="draft", mode=make_mode("large-scale"))
    client = signed_in(walk.owner)
    for address in (walk.application.get_absolute_url(), page("check", walk.application)):
        assert "Send it by 27.11.2026, 10:00 (Luxembourg time, UTC+1)" in text(client.get(address))
    walk.submit()
    assert "It came in for the cut-off of 27.11.2026" in text(client.get(walk.application.get_absolute_url()))


def test_a_stale_page_that_names_a_passed_cut_off_says_so() -> None:
    call = make_call(cut_offs=[NOW + timedelta(hours=1), NOW + 30 * DAY], grace_seconds=0)
    walk = make_walk(at="draft", mode=make_mode("large-scale"))
    client = signed_in(walk.owner)
    first = first_of(call)
    form = client.get(page("check", walk.application)).content.decode()
    assert f'name="cut_off" value="{first.public_id}"' in form
    with mock.patch("applications.calls.services.clock", return_value=NOW + timedelta(hours=2)):
        answer = client.post(page("check", walk.application), {"declare": "on", "cut_off": first.public_id})
    assert errors(answer)[0].startswith("The cut-off of 24.11.2026, 11:00")
    walk.application.refresh_from_db()
    assert walk.application.reference is None
