"""A number is asked about until there is an answer, once, whoever dies on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from companies.models import Company
from companies.screening.models import VatAnswer, VatCheck
from companies.screening.vies import adapter, asking
from companies.services import correct
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.workflow.engine import perform
from tests.companies.registering import page
from tests.companies.screening.conftest import Vies
from tests.factories import NOW, make_company
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at=CompanyStatus.SUBMITTED, on=NOW)


def check_of(company: Company) -> VatCheck:
    return VatCheck.objects.get(company=company, done_at=None)


def run(check: VatCheck, *, at: Any = LATER) -> None:
    """What the worker does for one number, with the commits of a test's own transaction."""
    claim(check, at=at)
    mark(check, adapter.ask(check.vat), at=at)


def claim(check: VatCheck, *, at: Any = LATER) -> bool:
    due = VatCheck.objects.due(at).filter(pk=check.pk)
    taken = (
        asking.claim.__wrapped__([check.pk], at=at) if hasattr(asking.claim, "__wrapped__") else due.first()
    )
    if taken is None:
        return False
    check.locked_until, check.attempts = taken.locked_until, taken.attempts
    return True


def mark(check: VatCheck, reading: adapter.Reading, *, at: Any = LATER) -> bool:
    return asking.mark(check, reading, at=at, chance=0.5)


def test_a_sent_registration_has_its_number_asked_about_once(
    company: Company, owner: User, officer: User
) -> None:
    check = check_of(company)
    assert (check.vat, check.attempts) == (company.vat, 0)
    perform(company, "return", actor=officer, at=NOW, note="x")
    perform(company, "send", actor=owner, at=NOW)
    assert VatCheck.objects.count() == 1


def test_an_answer_ends_it(company: Company, vies: Vies) -> None:
    vies.valid(company.vat, name="Ardenne Vision")
    run(check_of(company))
    answer = VatAnswer.objects.get()
    assert (answer.answer, answer.name, answer.at) == ("valid", "Ardenne Vision", LATER)
    assert VatCheck.objects.get().done_at == LATER


def test_unknown_waits_longer_each_time_and_is_given_up_at_last(company: Company, vies: Vies) -> None:
    vies.trouble("MS_UNAVAILABLE")
    at, waits = LATER, []
    for _attempt in range(asking.MOST_ATTEMPTS):
        run(check_of(company), at=at)
        check = VatCheck.objects.get()
        waits.append(check.next_attempt_at - at)
        at = max(check.next_attempt_at, at) + timedelta(seconds=1)
    assert waits[:4] == [timedelta(seconds=30 * 2**number) for number in range(4)]
    assert VatCheck.objects.get().done_at is not None
    assert list(VatAnswer.objects.values_list("answer", flat=True)) == ["unknown"] * asking.MOST_ATTEMPTS


def test_killed_after_the_claim_loses_nothing(company: Company, vies: Vies) -> None:
    check = check_of(company)
    assert claim(check)
    again = check_of(company)
    assert not claim(again)  # the lease holds off everybody else
    vies.valid(company.vat)
    run(again, at=LATER + asking.LEASE)
    assert VatAnswer.objects.get().attempt == 2


def test_killed_after_the_answer_and_before_the_mark_asks_again(company: Company, vies: Vies) -> None:
    check = check_of(company)
    claim(check)
    vies.valid(company.vat)
    reading = adapter.ask(check.vat)
    again = check_of(company)
    run(again, at=LATER + asking.LEASE)
    assert mark(check, reading) is False  # it wakes up after its lease: another has marked
    assert VatAnswer.objects.count() == 1


def test_an_answer_to_the_same_attempt_is_written_once(company: Company, vies: Vies) -> None:
    vies.valid(company.vat)
    check = check_of(company)
    run(check)
    assert mark(check, adapter.ask(check.vat)) is False
    with pytest.raises(IntegrityError), transaction.atomic():
        VatAnswer.objects.create(check_of=check, attempt=1, at=LATER, answer="invalid")
    assert VatAnswer.objects.count() == 1


def test_a_corrected_number_is_asked_about_by_the_sweep(company: Company, vies: Vies) -> None:
    vies.valid(company.vat)
    run(check_of(company))
    assert asking.sweep(at=LATER) == 0
    correct(company=company, values={"vat": "LU15027442"}, actor=None, at=LATER)
    assert asking.sweep(at=LATER) == 1
    assert check_of(company).vat == "LU15027442"


def test_switched_off_asks_nobody(company: Company) -> None:
    assert asking.sweep(at=LATER) == 0


def test_the_officer_reads_both_names_and_may_ask_again(company: Company, vies: Vies, officer: User) -> None:
    vies.valid(
        company.vat, name="ARDENNE VISION SARL", address="99 ROUTE DE THIONVILLE", requestIdentifier="W9"
    )
    run(check_of(company))
    browser = signed_in(officer)
    body = browser.get(page("verify", company)).text
    for words in ("ARDENNE VISION SARL", "the same", "99 ROUTE DE THIONVILLE", "different: compare", "W9"):
        assert words in body
    for _click in range(2):
        browser.post(page("ask_vies", company))
    assert VatCheck.objects.filter(done_at=None).count() == 1
