"""Queries of roles put together: the same rows as each alone, with less for the database to read."""

import pytest
from django.db.models import Q

from portal.accounts.models import User
from portal.accounts.roles import EVERY, NONE, any_of
from tests.factories import make_person

ANNA, BERT = Q(name__in=["Anna"]), Q(name__in=["Bert"])


def test_lists_of_one_name_become_one_list() -> None:
    assert any_of([ANNA, NONE, BERT]) == Q(name__in=["Anna", "Bert"])


def test_what_differs_elsewhere_stays_apart() -> None:
    active = Q(is_active=True, name__in=["Anna"])
    assert any_of([active, BERT]) == active | BERT
    assert any_of([active, Q(is_active=False, name__in=["Bert"])]) == active | Q(
        is_active=False, name__in=["Bert"]
    )
    assert any_of([~ANNA, BERT]) == ~ANNA | BERT
    assert any_of([ANNA | Q(pk=1), BERT]) == (ANNA | Q(pk=1)) | BERT


def test_nothing_of_nothing_is_nothing() -> None:
    assert any_of([]) is NONE
    assert any_of([NONE, NONE]) is NONE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scopes", "names"),
    [
        ([ANNA, BERT], {"Anna", "Bert"}),
        ([~ANNA, ANNA], {"Anna", "Bert", "Carl"}),
        ([EVERY, NONE], {"Anna", "Bert", "Carl"}),
        ([NONE], set()),
        ([Q(name__in=["Anna"], is_active=True), Q(name__in=["Carl"], is_active=True)], {"Anna", "Carl"}),
        ([Q(name__in=["Anna"], is_active=False), Q(name__in=["Carl"], is_active=True)], {"Carl"}),
    ],
)
def test_the_rows_are_those_of_all_of_them(scopes: list[Q], names: set[str]) -> None:
    for name in ("Anna", "Bert", "Carl"):
        make_person(name)
    assert set(User.objects.filter(any_of(scopes)).values_list("name", flat=True)) == names
