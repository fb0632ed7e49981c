"""Dated rows: what holds on a day, never two at once, and what an hour is worth."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from companies.aid.equivalent import NoTariff
from companies.aidledger.models import AidCeiling, Tariff
from companies.aidledger.tariffs import value_of, worth_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def test_hours_are_worth_what_the_tariff_of_the_day_says() -> None:
    """Test vectors D4 and D6 of the domain's tables: 2.50 EUR an hour."""
    assert value_of(gpu_hours=Decimal(50_000), on=DAY).eur == Decimal("125000.00")
    assert worth_of(gpu_hours=Decimal(120_001), on=DAY).eur == Decimal("300002.50")


def test_a_new_tariff_holds_from_its_day() -> None:
    Tariff.objects.update(valid_to=date(2026, 12, 31))
    Tariff.objects.create(
        key="2027", eur_per_gpu_hour=Decimal("3.1"), valid_from=date(2027, 1, 1), source="tests"
    )
    worth = [value_of(gpu_hours=Decimal(10), on=date(*day)).eur for day in ((2026, 12, 31), (2027, 1, 1))]
    assert worth == [Decimal("25.00"), Decimal("31.00")]


def test_without_a_tariff_there_is_no_value() -> None:
    Tariff.objects.all().delete()
    assert value_of(gpu_hours=Decimal(10), on=DAY) is None
    with pytest.raises(NoTariff):
        worth_of(gpu_hours=Decimal(10), on=DAY)


@pytest.mark.parametrize("ends", [None, date(2026, 12, 31)])
def test_two_rows_never_hold_on_one_day(ends: date | None) -> None:
    Tariff.objects.update(valid_to=ends)
    twin = Tariff(key="twin", eur_per_gpu_hour=1, valid_from=date(2026, 12, 31), source="tests")
    with pytest.raises(ValidationError, match="Another row holds on some of these days"):
        twin.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    twin.partition = "cpu"
    twin.save()


def test_ceilings_are_by_member_state() -> None:
    values = {"amount": 1, "valid_from": DAY, "source": "x", "authority": "y", "legal_basis": "z"}
    AidCeiling.objects.create(state="BE", **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        AidCeiling.objects.create(state="LU", **values)


def test_the_seed_says_what_is_assumed() -> None:
    assert "ASSUMPTION" in Tariff.objects.get().source
    assert "OPEN" in AidCeiling.objects.get().source
