"""Numbers in the menu: a dear one is kept for a while, and counted anew when the person does something."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.ui import counters

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the dear count was asked."""
    made: list[int] = []
    monkeypatch.setattr(counters, "_counters", dict(counters._counters))
    monkeypatch.setattr(counters, "_kept", set(counters._kept))
    counters.register("dear", lambda user: made.append(user.pk) or len(made), keep=True)
    return made


def test_dear_number_is_kept(calls: list[int], person: User) -> None:
    assert [counters.Counters(person)["dear"] for _ in range(3)] == [1, 1, 1]
    assert calls == [person.pk]


def test_sending_something_counts_anew(calls: list[int], person: User, signed_in: Client) -> None:
    assert counters.Counters(person)["dear"] == 1
    signed_in.get(reverse("ui:home"))
    assert counters.Counters(person)["dear"] == 1
    signed_in.post(reverse("ui:language"), {"language": "fr"})
    assert counters.Counters(person)["dear"] == 2


def test_another_persons_number_is_not_shown(
    calls: list[int], person: User, django_user_model: type[User]
) -> None:
    other = django_user_model.objects.create_user("other@example.lu", "x")
    assert (counters.Counters(person)["dear"], counters.Counters(other)["dear"]) == (1, 2)
