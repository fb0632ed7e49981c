"""The first screen: what must I do now, and by when; and the registries it is made of."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from portal.ui import counters, duties, navigation
from portal.ui.counters import Counters
from portal.ui.duties import Duty, Group, Urgency

AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _empty_registries(monkeypatch) -> None:
    monkeypatch.setattr(duties, "_sources", [])
    monkeypatch.setattr(duties, "_beginnings", [])
    monkeypatch.setattr(counters, "_counters", {})
    monkeypatch.setattr(navigation, "_entries", {})


def duty(title: str, *, days: int | None = None, group: Group = Group.WAITING, **more: object) -> Duty:
    due = None if days is None else AT + timedelta(days=days)
    return Duty(title=title, url=f"/{title}/", due=due, group=group, **more)


def test_what_waits_comes_first_and_the_earliest_on_top(person) -> None:
    duties.register(lambda user, at: [duty("over", group=Group.DONE), duty("later", days=3), duty("undated")])
    duties.register(lambda user, at: [duty("sooner", days=-1), duty("runs", days=1, group=Group.UNDER_WAY)])

    found = duties.duties_of(person, at=AT)

    assert [one.title for one in found] == ["sooner", "later", "undated", "runs", "over"]
    assert [(group, [one.title for one in ones]) for group, ones in duties.grouped(found)] == [
        (Group.WAITING, ["sooner", "later", "undated"]),
        (Group.UNDER_WAY, ["runs"]),
        (Group.DONE, ["over"]),
    ]


def test_a_source_is_asked_about_this_person_at_this_moment(person) -> None:
    asked = []

    @duties.register
    def source(user, at):
        asked.append((user, at))
        return []

    duties.register(source)
    duties.duties_of(person, at=AT)

    assert asked == [(person, AT)]


def test_the_page_shows_headings_titles_and_dates(signed_in: Client) -> None:
    duties.register(lambda user, at: [duty("sign", days=0, urgency=Urgency.LATE, action="Read")])
    duties.register(lambda user, at: [duty("runs", group=Group.UNDER_WAY)])
    page = signed_in.get("/home/").content.decode()

    assert re.findall(r"<h2 id=\"group-(\w+)\">([^<]+)</h2>", page) == [
        ("waiting", "Waiting for you"),
        ("under_way", "Under way"),
    ]
    assert "24.11.2026, 17:00 (Luxembourg time, UTC+1)" in page
    assert '<span class="tag tag-red">Late</span>' in page


def test_somebody_new_is_led_to_the_beginning(signed_in: Client) -> None:
    duties.register_beginning(lambda user: None)
    duties.register_beginning(lambda user: Duty(title="Begin here", url="/begin/", action="Begin"))
    page = signed_in.get("/home/").content.decode()

    assert "<h2>Begin here</h2>" in page
    assert '<a class="btn btn-primary" href="/begin/">Begin</a>' in page


def test_where_nothing_waits_the_page_says_so(signed_in: Client) -> None:
    assert "<h2>Nothing waits for you</h2>" in signed_in.get("/home/").content.decode()


def test_a_number_is_counted_once_and_only_when_it_is_read(person) -> None:
    counted = []
    counters.register("inbox", lambda user: counted.append(user) or 3)
    numbers = Counters(person)

    assert counted == []
    assert (numbers["inbox"], numbers["inbox"], counted) == (3, 3, [person])


def test_nobody_has_no_numbers() -> None:
    counters.register("inbox", lambda user: 3)

    assert Counters(None)["inbox"] == 0


@pytest.fixture
def menu() -> None:
    navigation.register(navigation.Entry(label="Help", route="ui:help", order=2, public=True))
    navigation.register(navigation.Entry(label="Home", route="ui:home", order=1, counter="inbox"))
    navigation.register(
        navigation.Entry(label="Staff", route="ui:source", order=3, shown=lambda user: user.is_staff)
    )


def labels(path: str, user) -> list[tuple[str, str]]:
    request = RequestFactory().get(path)
    request.user = user
    return [(item.label, item.current) for item in navigation.menu(request)]


def test_the_menu_shows_each_what_is_theirs(menu, person) -> None:
    assert labels("/home/", person) == [("Home", "page"), ("Help", "")]
    assert labels("/help/more/", person) == [("Home", ""), ("Help", "true")]
    assert labels("/", AnonymousUser()) == [("Help", "")]


def test_the_number_stands_beside_its_line(menu, signed_in: Client) -> None:
    counters.register("inbox", lambda user: 1200)

    assert (
        'aria-current="page">Home <span class="count">1,200</span></a>'
        in signed_in.get("/home/").content.decode()
    )


def test_the_first_screen_is_for_people_who_have_signed_in(db) -> None:
    response = Client().get("/home/")

    assert (response.status_code, response.headers["Location"]) == (302, "/accounts/login/?next=/home/")
