"""The messages about companies: each has words, in every state, and tells nobody what is not theirs."""

import pytest

from companies.models import Company
from companies.services import ask_to_join
from portal.accounts.models import User
from portal.notifications.models import Notice
from portal.notifications.rendering import message
from portal.workflow.engine import perform
from portal.workflow.models import Event
from tests.companies.registering import page
from tests.factories import NOW, make_company, make_person
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db


def words(kind: str, subject: object, *, to: User | None = None) -> tuple[str, str, str]:
    """Subject line, text and link of the message of a kind."""
    rows = Notice.objects.filter(kind=kind, event__in=Event.objects.of(subject), channel="inbox")
    row = rows.filter(recipient=to).first() if to else rows.first()
    assert row is not None
    written = message(row, subject=subject, language="en", shield=str)
    return written.subject, "\n".join(part.text for part in written.paragraphs), written.path


@pytest.mark.parametrize(
    ("kind", "status", "subject", "text"),
    [
        ("company_received", "submitted", "Registration of Ardenne received", "You need not wait for it"),
        ("company_verified", "verified", "Ardenne is verified", "can apply for computing time"),
        (
            "company_returned",
            "returned",
            "Please correct the registration of Ardenne",
            "The address is not the one in the register.",
        ),
        (
            "company_refused",
            "refused",
            "The registration of Ardenne is refused",
            "The address is not the one in the register.",
        ),
    ],
)
def test_messages_to_the_company(owner: User, kind: str, status: str, subject: str, text: str) -> None:
    company = make_company(owner=owner, at=status, name="Ardenne")
    found, body, path = words(kind, company)
    assert (found, path) == (subject, page("detail", company))
    assert text in body


def test_the_message_to_officers_leads_to_their_page(officer: User) -> None:
    company = make_company(at="submitted", name="Ardenne")
    subject, body, path = words("company_to_verify", company, to=officer)
    assert (subject, path) == ("Ardenne waits to be verified", page("verify", company))
    assert company.rcs in body
    assert signed_in(officer).get(path).status_code == 200


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, name="Kanari Holding S.A.")


def test_messages_about_a_request(owner: User, stranger: User, company: Company) -> None:
    asked = ask_to_join(company=company, asked_name="Typed S.A.", message="Hi", actor=stranger, at=NOW)
    subject, _body, path = words("join_asked", asked, to=owner)
    assert (subject, path) == ("Sam Stranger asks to join Kanari Holding S.A.", page("members", company))
    perform(asked, "accept", actor=owner, at=NOW)
    subject, _body, path = words("join_accepted", asked, to=stranger)
    assert (subject, path) == ("You now belong to Kanari Holding S.A.", page("detail", company))


def test_who_is_declined_reads_only_the_name_they_typed(
    owner: User, stranger: User, company: Company
) -> None:
    asked = ask_to_join(company=company, asked_name="Typed S.A.", message="Hi", actor=stranger, at=NOW)
    perform(asked, "decline", actor=owner, at=NOW)
    subject, body, path = words("join_declined", asked, to=stranger)
    assert (subject, path) == ("Your request to join Typed S.A. is declined", "/home/")
    inbox = signed_in(stranger).get("/messages/").text
    assert "Typed S.A." in inbox
    for text in (body, inbox):
        assert "Kanari" not in text
        assert company.rcs not in text


def test_the_inbox_of_an_owner_costs_the_same_for_many_requests(
    owner: User, company: Company, django_assert_max_num_queries: object
) -> None:
    for _number in range(3):
        ask_to_join(company=company, asked_name="A", message="", actor=make_person(), at=NOW)
    browser = signed_in(owner)
    browser.get("/messages/")
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        browser.get("/messages/")
