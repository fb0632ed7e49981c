"""Capacity in the administration: planned by people, never below what is promised; the rest is looked at."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from allocations.models import CapacityPool
from portal.accounts.models import User
from tests.applications.writing import text
from tests.factories import make_offer_pools, make_person
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

CHANGES = "admin:allocations_capacitypool_changelist"
MARCH = date(2027, 3, 1)


@pytest.fixture
def client(db: None) -> Client:
    person = make_person("Ada Administrator")
    User.objects.filter(pk=person.pk).update(is_staff=True, is_superuser=True)
    person.refresh_from_db()
    return signed_in(person)


def change(client: Client, **values: str):
    pool = CapacityPool.objects.get(month=MARCH)
    address = reverse("admin:allocations_capacitypool_change", args=[pool.pk])
    return client.post(address, {"hours": "100000", "source": "The agreement of 2026"} | values)


def test_hours_can_change(client: Client, offered: Walk) -> None:
    assert change(client, hours="5000").status_code == 302
    pool = CapacityPool.objects.get(month=MARCH)
    assert (pool.hours, pool.source, pool.reserved) == (5000, "The agreement of 2026", Decimal("1722.2222"))


def test_hours_stay_above_what_is_promised(client: Client, offered: Walk) -> None:
    answer = change(client, hours="1700")
    assert (
        "1,722 GPU-hours of this month are reserved or committed already. Enter at least that many."
        in text(answer)
    )
    assert CapacityPool.objects.get(month=MARCH).hours == 100_000


def test_the_sums_cannot_be_typed(client: Client, offered: Walk) -> None:
    change(client, reserved="0", committed="5", month="2030-01-01")
    pool = CapacityPool.objects.get(month=MARCH)
    assert (pool.reserved, pool.committed) == (Decimal("1722.2222"), 0)


def test_a_month_is_planned_by_any_of_its_days(client: Client) -> None:
    add = reverse("admin:allocations_capacitypool_add")
    client.post(add, {"month": "2030-05-17", "hours": "1000", "source": "Estimate"})
    assert CapacityPool.objects.get().month == date(2030, 5, 1)


def test_a_year_is_added_at_once(client: Client) -> None:
    make_offer_pools(hours=1000, months=1)
    pool = CapacityPool.objects.get()
    act = {"action": "add_a_year", "_selected_action": [pool.pk]}
    assert "12 months were added." in text(client.post(reverse(CHANGES), act, follow=True))
    assert CapacityPool.objects.count() == 13


def test_a_month_is_never_deleted(client: Client) -> None:
    make_offer_pools(months=1)
    pool = CapacityPool.objects.get()
    assert client.get(reverse("admin:allocations_capacitypool_delete", args=[pool.pk])).status_code == 403


@pytest.mark.parametrize("model", ["offer", "allocation", "capacityentry"])
def test_the_rest_is_looked_at_only(client: Client, accepted: Walk, model: str) -> None:
    rows = {"offer": accepted.application.offer, "allocation": accepted.application.allocation}
    row = rows.get(model) or accepted.application.offer.entries.first()
    assert client.get(reverse(f"admin:allocations_{model}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:allocations_{model}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"admin:allocations_{model}_add")).status_code == 403
    assert client.post(reverse(f"admin:allocations_{model}_delete", args=[row.pk])).status_code == 403
