"""The gross grant equivalent of computing time, by a dated tariff."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.aid.equivalent import (
    NoTariff,
    Quantity,
    Tariff,
    gross_grant_equivalent,
    hours_that_fit,
    tariff_on,
)

TARIFF = Tariff(
    key="2026",
    partition="gpu",
    eur_per_gpu_hour=Decimal("2.50"),
    eur_per_tb_month=Decimal("12.345"),
    eur_per_support_hour=Decimal(90),
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    source="test",
)
LATER = Tariff(
    key="2027", partition="gpu", eur_per_gpu_hour=Decimal(3), valid_from=date(2027, 1, 1), source="test"
)


@pytest.mark.parametrize(
    ("hours", "worth"),
    [
        ("50000", "125000.00"),
        ("5000", "12500.00"),
        ("120000", "300000.00"),
        ("120001", "300002.50"),
        ("0", "0.00"),
    ],
)
def test_hours_by_the_tariff(hours, worth):
    assert str(gross_grant_equivalent(Quantity(gpu_hours=Decimal(hours)), TARIFF).total) == worth


def test_every_part_is_counted_to_the_cent():
    quantity = Quantity(gpu_hours=Decimal("0.002"), tb_months=Decimal(1), support_hours=Decimal("1.5"))
    worth = gross_grant_equivalent(quantity, TARIFF)
    assert (str(worth.compute), str(worth.storage), str(worth.support)) == ("0.00", "12.34", "135.00")
    assert (str(worth.total), worth.tariff) == ("147.34", "2026")


def test_what_is_paid_is_no_aid():
    paid = Quantity(gpu_hours=Decimal(1000), paid_per_gpu_hour=Decimal("1.25"))
    assert gross_grant_equivalent(paid, TARIFF).total == 1250
    too_much = Quantity(gpu_hours=Decimal(1000), support_hours=Decimal(1), paid_per_gpu_hour=Decimal(9))
    assert gross_grant_equivalent(too_much, TARIFF).total == 90


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 1, 1), "2026"),
        (date(2026, 12, 31), "2026"),
        (date(2027, 1, 1), "2027"),
        (date(2030, 1, 1), "2027"),
    ],
)
def test_the_tariff_of_a_day(day, key):
    assert tariff_on(day, partition="gpu", tariffs=[LATER, TARIFF]).key == key


@pytest.mark.parametrize(("day", "partition"), [(date(2025, 12, 31), "gpu"), (date(2026, 6, 1), "cpu")])
def test_no_tariff_is_a_mistake(day, partition):
    with pytest.raises(NoTariff, match=partition):
        tariff_on(day, partition=partition, tariffs=[TARIFF, LATER])


def test_of_two_tariffs_the_later_began_to_hold():
    newer = Tariff(
        key="autumn", partition="gpu", eur_per_gpu_hour=Decimal(2), valid_from=date(2026, 9, 1), source="test"
    )
    assert tariff_on(date(2026, 10, 1), partition="gpu", tariffs=[newer, TARIFF]).key == "autumn"


@pytest.mark.parametrize(
    ("room", "hours"), [("45000", 18000), ("45002.49", 18000), ("45002.50", 18001), ("0", 0), ("2.49", 0)]
)
def test_hours_that_would_fit(room, hours):
    assert hours_that_fit(Decimal(room), Quantity(gpu_hours=Decimal(1)), TARIFF) == hours


def test_storage_and_support_take_their_room_first():
    quantity = Quantity(gpu_hours=Decimal(1), tb_months=Decimal(10), support_hours=Decimal(1))
    assert hours_that_fit(Decimal(1000), quantity, TARIFF) == (1000 - Decimal("123.45") - 90) // Decimal(
        "2.5"
    )
    assert hours_that_fit(Decimal(100), quantity, TARIFF) == 0


def test_paid_hours_always_fit():
    assert (
        hours_that_fit(Decimal(0), Quantity(gpu_hours=Decimal(1), paid_per_gpu_hour=Decimal(3)), TARIFF)
        is None
    )


@given(room=st.decimals(0, 300_000, places=2), price=st.decimals("0.01", 10, places=4))
def test_the_hours_that_fit_are_the_most(room, price):
    tariff = Tariff(
        key="t", partition="gpu", eur_per_gpu_hour=price, valid_from=date(2026, 1, 1), source="test"
    )
    hours = hours_that_fit(room, Quantity(gpu_hours=Decimal(0)), tariff)
    assert hours * price <= room < (hours + 1) * price
    assert gross_grant_equivalent(Quantity(gpu_hours=hours), tariff).total <= room
