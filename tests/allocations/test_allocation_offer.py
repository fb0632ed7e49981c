"""Answering an offer: the owner accepts with its conditions or refuses with a reason, once."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from allocations.models import Allocation
from applications.models import AccessMode, Application
from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.core.hashing import digest
from portal.workflow.models import Event
from tests.applications.writing import errors, text
from tests.factories import join, later, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

YES = {"seen": "approved", "agree": "on"}


def address(application: Application) -> str:
    return reverse("allocations:offer", args=[application.public_id])


@pytest.fixture
def client(offered: Walk) -> Client:
    return signed_in(offered.owner)


def test_the_offer_says_what_on_which_conditions_and_until_when(client: Client, offered: Walk) -> None:
    answer = client.get(address(offered.application))
    words = text(answer)
    assert "The hours are reserved for you until 08.12.2026, 17:00 (Luxembourg time, UTC+1)" in words
    assert "GPU-hours 5,000 First day 11.01.2027 Last day 10.04.2027" in words
    conditions = answer.content.decode().partition('lang="fr"')[2]
    assert "à des fins exclusivement civiles" in conditions
    assert "On behalf of Ardenne Vision S.à r.l., I accept this offer and its conditions" in words


def test_the_conditions_are_those_of_the_day_it_was_made(client: Client, offered: Walk) -> None:
    AccessMode.objects.update(conditions_fr="Tout autre chose.")
    assert "Tout autre chose." not in text(client.get(address(offered.application)))


def test_the_move_has_the_address_of_its_application(client: Client, offered: Walk) -> None:
    moved = client.get(f"{offered.application.get_absolute_url()}accept/")
    assert moved["Location"] == address(offered.application)


def test_accepting_begins_an_allocation(client: Client, offered: Walk) -> None:
    answer = client.post(address(offered.application), YES)
    allocation = Allocation.objects.get()
    assert answer["Location"] == allocation.get_absolute_url()
    words = text(client.get(answer["Location"]))
    assert "You accepted the offer. LuxProvide now sets up your access" in words
    assert "LuxProvide is setting up your access. We write to you when it is ready." in words
    event = Event.objects.of(offered.application).get(name="accept")
    assert event.data == {"conditions": digest(offered.application.offer.conditions)}


def test_without_the_box_nothing_is_accepted(client: Client, offered: Walk) -> None:
    answer = client.post(address(offered.application), {"seen": "approved"})
    assert errors(answer) == ["Tick the box to accept the offer with its conditions."]
    assert not Allocation.objects.exists()


def test_accepting_twice_finds_the_same_allocation(client: Client, offered: Walk) -> None:
    first = client.post(address(offered.application), YES)
    second = client.post(address(offered.application), YES, follow=True)
    assert second.redirect_chain == [(first["Location"], 302)]
    assert "The offer had been accepted already." in text(second)
    assert Allocation.objects.count() == 1


def test_an_offer_that_has_ended_is_not_accepted(client: Client, offered: Walk) -> None:
    with time_machine.travel(offered.application.offer.expires_at, tick=False):
        client = signed_in(offered.owner)
        words = text(client.get(address(offered.application)))
        assert "The offer has ended. You can apply again." in words
        assert "On behalf of" not in words
        refused = client.post(address(offered.application), YES)
    assert errors(refused) == ["The offer has ended. You can apply again."]
    assert not Allocation.objects.exists()


def test_refusing_takes_a_reason_and_returns_the_hours(client: Client, offered: Walk) -> None:
    move = f"{offered.application.get_absolute_url()}refuse_offer/"
    assert errors(client.post(move, {"seen": "approved", "note": " "})) == ["Give a reason."]
    answer = client.post(move, {"seen": "approved", "note": "We bought a machine."}, follow=True)
    assert "You refused the offer. The hours go to others; you can apply again at any time." in text(answer)
    assert "We bought a machine." in text(answer)
    assert "Offer not taken up" in text(client.get(address(offered.application)))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_others_in_the_company_read_it(offered: Walk, role: Role) -> None:
    client = signed_in(join(offered.company, role=role))
    words = text(client.get(address(offered.application)))
    assert "Only the owner of the company can accept or refuse it." in words
    refused = client.post(address(offered.application), YES)
    assert errors(refused) == ["You cannot do this: Accept the offer."]
    assert not Allocation.objects.exists()


def test_strangers_and_operators_find_no_offer(offered: Walk, stranger: User, operator: User) -> None:
    for person in (stranger, operator):
        assert signed_in(person).get(address(offered.application)).status_code == 404
        assert signed_in(person).post(address(offered.application), YES).status_code == 404


def test_without_an_offer_there_is_no_page() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    assert signed_in(walk.owner).get(address(walk.application)).status_code == 404


def test_a_change_of_language_keeps_the_tick(client: Client, offered: Walk) -> None:
    answer = client.post(address(offered.application), YES | {"switch_language": "lb"})
    assert '<html lang="lb">' in answer.content.decode()
    assert "checked" in answer.content.decode()
    assert not Allocation.objects.exists()


def test_the_first_screen_turns_urgent_before_it_ends(offered: Walk) -> None:
    with time_machine.travel(later(days=12), tick=False):
        words = text(signed_in(offered.owner).get("/home/"))
    assert "We made you an offer of 5,000 GPU-hours. Due soon By 08.12.2026, 17:00" in words
