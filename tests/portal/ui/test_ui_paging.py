"""Pages by key: every row once, in order, whatever the ties, and no row numbers in the address."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.accounts.models import User
from portal.ui import cursors
from portal.ui.paging import Page, page_of

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 16, 0, 0, 123456, tzinfo=UTC)


def make_people(ages: list[int]) -> None:
    """One person for each number; equal numbers joined in the same microsecond."""
    User.objects.all().delete()
    made = User.objects.bulk_create(User(email=f"p{at}@example.lu", name=str(at)) for at in range(len(ages)))
    for person, age in zip(made, ages, strict=True):
        User.objects.filter(pk=person.pk).update(date_joined=START + timedelta(microseconds=age))


def walk(rows: QuerySet[User], *, by: str, size: int, way: str = "next", first: str = "") -> list[list[int]]:
    pages, address = [], first
    while True:
        page = page_of(rows, QueryDict(address.removeprefix("?")), by=by, size=size)
        pages.append([row.pk for row in page.rows])
        address = getattr(page, way)
        if not address:
            return pages


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ages=st.lists(st.integers(0, 5), max_size=14),
    size=st.integers(1, 5),
    by=st.sampled_from(["date_joined", "-date_joined"]),
)
def test_walking_forward_meets_every_row_once_in_order(db, ages: list[int], size: int, by: str) -> None:
    make_people(ages)
    sign = "-" if by.startswith("-") else ""
    expected = list(User.objects.order_by(by, f"{sign}pk").values_list("pk", flat=True))

    pages = walk(User.objects.all(), by=by, size=size)

    assert [pk for page in pages for pk in page] == expected
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)


def last_page(by: str, size: int) -> Page[User]:
    page = page_of(User.objects.all(), QueryDict(), by=by, size=size)
    while page.next:
        page = page_of(User.objects.all(), QueryDict(page.next[1:]), by=by, size=size)
    return page


@pytest.mark.parametrize("by", ["date_joined", "-date_joined"])
@pytest.mark.parametrize("count", [1, 5, 6, 7, 12, 13])
def test_walking_back_ends_at_the_first_page(by: str, count: int) -> None:
    make_people([number // 3 for number in range(count)])
    first = page_of(User.objects.all(), QueryDict(), by=by, size=3)
    page = last_page(by, 3)
    seen = [page.rows]
    while page.previous:
        page = page_of(User.objects.all(), QueryDict(page.previous[1:]), by=by, size=3)
        seen.append(page.rows)

    assert [row.pk for row in seen[-1]] == [row.pk for row in first.rows]
    assert page.next == "" if count <= 3 else page.next.startswith("?after=")


def test_a_row_that_comes_in_on_top_shifts_nothing() -> None:
    make_people([1, 2, 3, 4])
    page = page_of(User.objects.all(), QueryDict(), by="-date_joined", size=2)
    newcomer = User.objects.create(email="new@example.lu", name="new")
    User.objects.filter(pk=newcomer.pk).update(date_joined=START + timedelta(days=1))
    after = page_of(User.objects.all(), QueryDict(page.next[1:]), by="-date_joined", size=2)

    assert [row.name for row in page.rows] == ["3", "2"]
    assert [row.name for row in after.rows] == ["1", "0"]


def test_other_columns_and_annotations_order_too() -> None:
    make_people([3, 1, 2])
    rows = User.objects.annotate(address=F("email"))

    assert walk(rows, by="-address", size=1) == [
        [pk] for pk in User.objects.order_by("-email").values_list("pk", flat=True)
    ]


def test_the_filters_of_the_page_stay_in_the_address() -> None:
    make_people([1, 2, 3])
    page = page_of(
        User.objects.all(), QueryDict("status=open&status=late&q=a%26b&after=x"), by="name", size=1
    )
    asked = parse_qs(page.next[1:])

    assert {name: asked[name] for name in ("status", "q")} == {"status": ["open", "late"], "q": ["a&b"]}
    assert sorted(asked) == ["after", "q", "status"]


@pytest.mark.parametrize("text", ["x", "?" * 5000, "ÄÖ", "gAAAA", "\x00", "null"])
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_cursor_that_was_not_made_here_shows_the_first_page(way: str, text: str) -> None:
    make_people([1, 2, 3])
    asked = QueryDict(mutable=True)
    asked[way] = text

    assert [row.name for row in page_of(User.objects.all(), asked, by="name", size=2).rows] == ["0", "1"]


def test_a_cursor_of_another_list_shows_the_first_page() -> None:
    make_people([1, 2, 3])
    page = page_of(User.objects.all(), QueryDict(), by="name", size=2)
    other = page_of(User.objects.all(), QueryDict(page.next[1:]), by="-name", size=2)

    assert [row.name for row in other.rows] == ["2", "1"]


def test_a_cursor_shows_nothing_and_cannot_be_changed() -> None:
    sealed = cursors.seal(purpose="list", value="held until Friday", pk=123456)

    assert cursors.unseal(sealed, purpose="list") == ("held until Friday", 123456)
    changed = sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:]
    assert cursors.unseal(changed, purpose="list") is None
    assert cursors.unseal(sealed, purpose="list of others") is None


def test_a_cursor_outlives_a_change_of_the_secret_key(settings) -> None:
    sealed = cursors.seal(purpose="list", value="a", pk=1)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert cursors.unseal(sealed, purpose="list") == ("a", 1)

    settings.SECRET_KEY_FALLBACKS = []
    assert cursors.unseal(sealed, purpose="list") is None


@pytest.mark.parametrize("count", [4, 40])
def test_a_page_costs_one_query(count: int) -> None:
    make_people(list(range(count)))
    first = page_of(User.objects.all(), QueryDict(), by="name", size=2)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(User.objects.all(), QueryDict(first.next[1:]), by="name", size=2)

    assert len(asked) == 1
    assert "COUNT" not in asked[0]["sql"]
    assert "OFFSET" not in asked[0]["sql"]
