"""What anybody may read: the front page and the pages in the footer."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from portal.ui import front
from portal.ui.examples import EXAMPLES

pytestmark = pytest.mark.django_db
PAGES = ["front", "help", "accessibility", "privacy", "source", "site_map"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "de", "lb"])
def test_a_page_has_one_heading_one_main_and_its_language(name: str, language: str) -> None:
    page = Client().get(reverse(f"ui:{name}"), headers={"accept-language": language}).content.decode()

    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert '<a class="skip-link" href="#main">' in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_only_be_read(name: str) -> None:
    assert Client().post(reverse(f"ui:{name}")).status_code == 405


def test_the_front_page_answers_five_questions_in_order() -> None:
    page = Client().get("/").content.decode()

    assert re.findall(r'<section class="answer" id="(\w+)"', page) == [place.value for place in front.Place]
    assert re.findall(r'<h2 id="\w+-title">([^<]+)</h2>', page) == [
        str(words) for _, words in front.QUESTIONS
    ]


def test_the_first_thing_to_do_is_to_register() -> None:
    page = Client().get("/").content.decode()
    first = re.search(r'<main.*?<a class="([^"]+)" href="([^"]+)">([^<]+)</a>', page, re.DOTALL)

    assert first.groups() == ("btn btn-sun btn-large", reverse("account_signup"), "Register your company")


def test_who_has_signed_in_is_not_asked_to_register(signed_in: Client) -> None:
    page = signed_in.get("/").content.decode()

    assert reverse("account_signup") not in page
    assert reverse("ui:home") in page


def test_the_front_page_costs_at_most_four_queries(signed_in: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):
        Client().get("/")
    # The frame of a signed-in person: who they are, their staff roles, their unread messages.
    with django_assert_max_num_queries(2 + 3):
        signed_in.get("/")


def test_the_front_page_is_light() -> None:
    page = Client().get("/").content
    files = re.findall(rb'(?:href|src)="/static/([^"]+\.(?:css|js))"', page)
    parts = [page, *(Path(finders.find(name.decode())).read_bytes() for name in files)]

    assert sum(len(gzip.compress(part)) for part in parts) < 60_000


def test_every_address_on_the_public_pages_leads_somewhere() -> None:
    client = Client()
    pages = "".join(client.get(reverse(f"ui:{name}")).content.decode() for name in PAGES)
    addresses = {urlsplit(found).path for found in re.findall(r'href="(/[^"]*)"', pages)}
    addresses = {found for found in addresses if not found.startswith("/static/")}

    assert {found for found in addresses if client.get(found).status_code not in (200, 302)} == set()


def test_links_and_modes_of_other_apps_find_their_place(monkeypatch) -> None:
    monkeypatch.setattr(front, "_leads", [])
    monkeypatch.setattr(front, "_modes", [])
    front.register_lead(front.Lead(place=front.Place.WORK, label="Estimate", route="ui:help"))
    front.register_modes(
        lambda: [front.ModeLine(name="Small", hours="5", term="1", answer="2", state="Paused")]
    )
    page = Client().get("/").content.decode()
    work = page.split('id="work"')[1].split("</section>")[0]

    assert '<a href="/help/">Estimate<svg' in work
    assert page.count(">Estimate<") == 1
    assert '<th scope="row">Small <span class="mode-state">Paused</span></th><td>5</td>' in page


def test_the_examples_follow_from_their_figures() -> None:
    assert [example.gpu_hours for example in EXAMPLES] == [3, 20, 2100, 59000]


def test_robots_are_kept_off_what_needs_a_session() -> None:
    assert Client().get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /admin/",
        "Disallow: /home/",
        "Disallow: /messages/",
    ]


def test_security_txt_names_the_address_and_expires(time_machine) -> None:
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)

    assert Client().get("/.well-known/security.txt").content.decode().splitlines() == [
        "Contact: mailto:access@meluxina-ai.example",
        "Expires: 2027-05-23T00:00:00Z",
        "Preferred-Languages: en, fr, de, lb",
        "Canonical: http://127.0.0.1:8000/.well-known/security.txt",
    ]
