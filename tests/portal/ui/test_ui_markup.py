"""Markup that needs no repair: tags closed in order, ids and attributes given once, references that arrive."""

from html.parser import HTMLParser

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
POINTERS = ("aria-labelledby", "aria-describedby", "for", "form")


class Reader(HTMLParser):
    """Notes what a checker would complain about."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.complaints: list[str] = []
        self.feed(page)
        self.complaints += [f"<{tag}> is not closed" for tag in self.open]
        self.complaints += [f"id {one!r} comes twice" for one in set(self.ids) if self.ids.count(one) > 1]
        self.complaints += [f"nothing has the id {one!r}" for one in sorted(self.pointed - set(self.ids))]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.note(tag, dict(attributes), [name for name, _value in attributes])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.note(tag, dict(attributes), [name for name, _value in attributes])
        if tag not in VOID:
            self.open.append(tag)

    def note(self, tag: str, given: dict[str, str | None], names: list[str]) -> None:
        self.complaints += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]
        self.ids += [given["id"]] if given.get("id") else []
        self.pointed |= {one for name in POINTERS for one in (given.get(name) or "").split()}
        if (given.get("href") or "").startswith("#"):
            self.pointed.add(given["href"][1:])

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"</{tag}> closes nothing at {self.getpos()}")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/home/",
        "/help/",
        "/accessibility/",
        "/privacy/",
        "/source/",
        "/site-map/",
        "/sample/",
        "/nowhere/",
        "/?q=%00",
    ],
)
@pytest.mark.parametrize("who", ["anybody", "somebody"])
def test_a_page_needs_no_repair(who: str, address: str, signed_in: Client) -> None:
    client = signed_in if who == "somebody" else Client()

    assert Reader(client.get(address, follow=True).content.decode()).complaints == []


def test_a_refused_form_needs_no_repair() -> None:
    assert Reader(Client().post("/sample/", {"price": "x"}).content.decode()).complaints == []


def test_the_reader_complains() -> None:
    assert Reader('<p id="a"><b></p><a href="#c" id="a">').complaints != []
