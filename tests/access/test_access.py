"""Every address × persona × verb. An address that the table does not know fails the build."""

import re

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.urls import reverse

from tests.access.addresses import ADDRESSES
from tests.access.observing import addresses, meet, names
from tests.access.table import EXPECTED
from tests.access.world import PERSONAS, World

pytestmark = pytest.mark.django_db

# These leave the session behind, so they are asked with a browser of their own.
LEAVING = {"account_logout", "accounts:end_session"}


def test_table_knows_every_address() -> None:
    own = {name for name in names() if not name.startswith(("admin:", "demo:"))}
    assert own == set(ADDRESSES)
    assert set(EXPECTED) == set(ADDRESSES)


@pytest.mark.parametrize("persona", PERSONAS)
def test_persona_meets_what_the_table_says(persona: str) -> None:
    world, column = World(), PERSONAS.index(persona)
    browser, met = world.browser(persona), {}
    for name, address in addresses(world).items():
        client = world.browser(persona) if name in LEAVING or persona == "anonymous" else browser
        met[name] = (meet(client, "get", address), meet(client, "post", address))
    assert met == {name: (get[column], post[column]) for name, (get, post) in EXPECTED.items()}


def test_nobody_uses_another_verb() -> None:
    world = World()
    for persona in ("anonymous", "owner", "officer", "administrator"):
        browser = world.browser(persona)
        for name, address in addresses(world).items():
            if not name.startswith("api:"):
                assert {meet(browser, verb, address) for verb in ("put", "patch", "delete", "trace")} == {
                    "5"
                }, name


def test_head_answers_like_get() -> None:
    world = World()
    for persona in ("stranger", "owner"):
        browser = world.browser(persona)
        for name, address in addresses(world).items():
            if ":" in name and name not in LEAVING:  # our own; allauth decides for its pages
                assert meet(browser, "head", address) == meet(browser, "get", address), name


def test_another_companys_object_is_like_none() -> None:
    """The same status and the same body, apart from what differs on every page: no way to learn that it exists."""
    world = World()
    browser = world.browser("stranger")
    for name, address in addresses(world).items():
        kwargs = ADDRESSES[name](world)
        if "public_id" in kwargs and EXPECTED[name][0][PERSONAS.index("stranger")] == "4":
            missing = browser.get(reverse(name, kwargs=kwargs | {"public_id": "zzzzzzzzzzzzzz"}))
            there = browser.get(address)
            same = bare(missing).replace("zzzzzzzzzzzzzz", kwargs["public_id"])
            assert (there.status_code, bare(there)) == (404, same), name


def bare(response: HttpResponse) -> str:
    """A page without the tokens that differ from one answer to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", response.text)


ADMIN = [
    f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry
]


@pytest.mark.parametrize("persona", PERSONAS)
def test_administration_is_for_administrators(persona: str) -> None:
    browser = World().browser(persona)
    met = {meet(browser, "get", reverse(name)) for name in ["admin:index", *ADMIN]}
    assert met == {"2"} if persona == "administrator" else "2" not in met
