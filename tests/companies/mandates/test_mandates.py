"""Who may bind a company: by sending its registration, by declaring it, and what signing and accepting ask."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from allocations.services import accept
from applications.services import submit
from applications.statuses import Status
from companies.mandates.menu import count_waiting
from companies.mandates.models import Mandate
from companies.mandates.services import lapse, remind
from companies.models import Membership
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.workflow.engine import MoveRefused, perform
from tests.companies.registering import page
from tests.factories import NOW, join, later, make_company, make_mandate, make_person, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FIRST = "Say first that you may bind"


def owner_of(company: Any) -> User:
    """A further owner who has said nothing yet."""
    person = make_person()
    Membership.objects.create(company=company, user=person, role=Role.OWNER, since=NOW)
    return person


def told(kind: str) -> set[Any]:
    return {row.recipient for row in Notice.objects.filter(kind=kind, channel="inbox")}


@pytest.mark.parametrize(("at", "status"), [("submitted", "declared"), ("verified", "confirmed")])
def test_who_sends_the_registration_fills_in_nothing_more(owner: User, at: str, status: str) -> None:
    company = make_company(owner=owner, at=at)
    mandate = Mandate.objects.get(company=company)
    assert (mandate.person, mandate.kind_of_mandate, mandate.status) == (owner, "register", status)


def test_a_mandate_that_can_be_checked_waits_for_officers_with_its_number() -> None:
    company, officer = make_company(), make_staff(Role.OFFICER)
    make_company(at="submitted")  # whose sender is confirmed with the company
    browser = signed_in(officer)
    assert "Check 1 mandate" not in browser.get("/home/").text
    make_mandate(company=company)
    home, queue = (signed_in(officer).get(address) for address in ("/home/", "/companies/queue/"))
    assert ("Check 1 mandate" in home.text, 'href="/companies/binding/"' in home.text) == (True, True)
    assert 'href="/companies/binding/">Mandates to check</a> <span class="count">1</span>' in queue.text
    assert count_waiting(company.memberships.get(role=Role.OWNER, user=company.created_by).user) == 0


def test_sending_again_after_a_correction_declares_once(owner: User) -> None:
    company = make_company(owner=owner, at="returned")
    perform(company, "send", actor=owner, at=NOW)
    assert Mandate.objects.get(company=company).status == "declared"


def test_an_owner_without_a_mandate_does_not_sign_and_reads_why() -> None:
    walk = make_walk()
    other = owner_of(walk.company)
    with pytest.raises(MoveRefused, match=FIRST):
        submit(application=walk.application, actor=other, at=NOW)
    shown = signed_in(other).get(f"{walk.application.get_absolute_url()}submit/")
    assert (FIRST in shown.text, page("declare_mandate", walk.company) in shown.text) == (True, True)
    assert shown.context["may_sign"] is False


def test_an_editors_draft_is_whole_without_one() -> None:
    walk = make_walk()
    shown = signed_in(join(walk.company)).get(f"{walk.application.get_absolute_url()}submit/")
    assert (shown.status_code, FIRST in shown.text) == (200, False)


def test_a_declared_mandate_signs_and_only_a_confirmed_one_accepts() -> None:
    walk = make_walk()
    other = owner_of(walk.company)
    signed_in(other).post(page("declare_mandate", walk.company), {"kind": "register"})
    mandate = Mandate.objects.get(person=other)
    assert submit(application=walk.application, actor=other, at=NOW).target == Status.SUBMITTED
    walk.start_review()
    walk.decide()
    walk.application.refresh_from_db()
    with pytest.raises(MoveRefused, match="We still check that you may bind the company"):
        accept(application=walk.application, actor=other, at=NOW)
    perform(mandate, "confirm", actor=make_staff(Role.OFFICER), at=NOW)
    assert told("mandate_confirmed") == {other}
    assert accept(application=walk.application, actor=other, at=NOW).target == Status.ACCEPTED


def test_a_limit_holds() -> None:
    walk = make_walk()
    mandate = make_mandate(company=walk.company, most_hours=Decimal(4999))
    with pytest.raises(MoveRefused, match="goes up to 4999 GPU-hours"):
        submit(application=walk.application, actor=mandate.person, at=NOW)


def test_days_hold() -> None:
    walk = make_walk()
    mandate = make_mandate(company=walk.company, until_on=date(2026, 11, 25))
    with pytest.raises(MoveRefused, match="does not hold today"):
        submit(application=walk.application, actor=mandate.person, at=later(days=2))


def test_a_power_of_attorney_comes_with_its_paper(owner: User) -> None:
    company = make_company()
    other = owner_of(company)
    browser, address = signed_in(other), page("declare_mandate", company)
    bare = browser.post(address, {"kind": "attorney"})
    assert "Add the power of attorney, signed by a manager." in bare.text
    paper = SimpleUploadedFile("power.txt", b"Signed by the manager.")
    assert browser.post(address, {"kind": "attorney", "evidence": paper}).url == page("members", company)
    mandate = Mandate.objects.get(person=other)
    officer, stranger = make_staff(Role.OFFICER), make_person()
    path = mandate.evidence.get_absolute_url()
    assert mandate.evidence.name in signed_in(officer).get("/companies/binding/").text
    assert signed_in(stranger).get(path).status_code == 404
    assert signed_in(join(company)).get(path).status_code == 404
    assert "declared a mandate for this company already" in browser.post(address, {"kind": "register"}).text


def test_the_database_wants_the_paper_too() -> None:
    with pytest.raises(IntegrityError, match="mandate_attorney_on_paper"), transaction.atomic():
        make_mandate(kind="attorney")


def test_an_officer_does_not_confirm_for_a_company_that_is_not_verified() -> None:
    mandate = make_mandate(company=make_company(at="submitted"))
    with pytest.raises(MoveRefused, match="Verify the company first"):
        perform(mandate, "confirm", actor=make_staff(Role.OFFICER), at=NOW)


def test_an_officer_of_the_own_company_checks_nothing() -> None:
    mandate = make_mandate()
    officer = join(mandate.company, role=Role.VIEWER, user=make_staff(Role.OFFICER))
    assert str(mandate.person.name) not in signed_in(officer).get("/companies/binding/").text
    with pytest.raises(MoveRefused):
        perform(mandate, "confirm", actor=officer, at=NOW)


def test_a_refusal_reaches_the_person_with_its_reason() -> None:
    mandate = make_mandate()
    browser = signed_in(make_staff(Role.OFFICER))
    path = f"/companies/binding/{mandate.public_id}/refuse/"
    answer = browser.post(path, {"seen": "declared", "note": "The register names another manager."})
    assert answer.url == "/companies/binding/"
    assert told("mandate_refused") == {mandate.person}
    assert make_mandate(company=mandate.company, person=mandate.person).status == "declared"


def test_an_owner_ends_a_mandate_and_nothing_is_signed_any_more() -> None:
    walk = make_walk()
    mandate = Mandate.objects.get(company=walk.company)
    perform(mandate, "end", actor=walk.owner, at=NOW)
    with pytest.raises(MoveRefused, match=FIRST):
        submit(application=walk.application, actor=walk.owner, at=NOW)


def test_a_mandate_ends_after_its_last_day_once() -> None:
    make_mandate(until_on=date(2026, 12, 1))
    assert lapse(at=later(days=7)) == 0
    assert (lapse(at=later(days=8)), lapse(at=later(days=8))) == (1, 0)


def test_owners_are_reminded_thirty_and_seven_days_before() -> None:
    make_mandate(until_on=NOW.date() + timedelta(days=40))
    sent = [remind(at=later(days=day)) for day in (9, 10, 10, 20, 33, 34, 40)]
    assert sent == [0, 1, 0, 0, 1, 0, 0]
