"""The people of a company: who reads them, and how an owner answers those who ask to join."""

from typing import Any

import pytest

from companies.models import Company, JoinRequest, Membership
from companies.services import ask_to_join
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.companies.registering import page
from tests.factories import NOW, join, make_company, make_person
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner)


@pytest.fixture
def request_of(company: Company, stranger: User) -> JoinRequest:
    return ask_to_join(
        company=company, asked_name="Ardenne", message="I am new.\nLet me in.", actor=stranger, at=NOW
    )


def answer(person: User, asked: JoinRequest, move: str, **values: Any) -> Any:
    address = f"/companies/joins/{asked.public_id}/{move}/"
    return signed_in(person).post(address, {"seen": "asked"} | values)


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.VIEWER])
def test_every_member_reads_who_belongs_to_the_company(company: Company, role: Role) -> None:
    member = join(company, role=role, user=make_person("Max Member"))
    shown = signed_in(member).get(page("members", company))
    assert [row.user.name for row in shown.context["members"]] == ["Ada Weber", "Max Member"]
    assert "Max Member" in shown.text


def test_an_owner_reads_who_asks_with_address_and_message(owner: User, request_of: JoinRequest) -> None:
    body = signed_in(owner).get(page("members", request_of.company)).text
    for words in ("Sam Stranger asks to join", request_of.person.email, "I am new.<br>Let me in."):
        assert words in body
    for move in ("accept", "decline"):
        assert f'href="/companies/joins/{request_of.public_id}/{move}/"' in body


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_nobody_else_reads_who_asks(request_of: JoinRequest, role: Role) -> None:
    body = signed_in(join(request_of.company, role=role)).get(page("members", request_of.company)).text
    assert "Sam Stranger" not in body
    assert request_of.public_id not in body


def test_who_is_let_in_becomes_an_editor_and_is_told(
    owner: User, stranger: User, request_of: JoinRequest
) -> None:
    reply = answer(owner, request_of, "accept", role="editor")
    assert reply.url == page("members", request_of.company)
    membership = Membership.objects.get(user=stranger)
    assert (membership.company, membership.role, membership.since) == (request_of.company, Role.EDITOR, NOW)
    event = Event.objects.of(request_of).get(name="accept")
    assert {notice.recipient for notice in event.notices.all()} == {stranger}
    assert signed_in(stranger).get(page("detail", request_of.company)).status_code == 200


def test_who_is_declined_stays_outside_and_may_ask_again(
    owner: User, stranger: User, request_of: JoinRequest
) -> None:
    answer(owner, request_of, "decline")
    request_of.refresh_from_db()
    assert (request_of.status, request_of.answered_by) == ("declined", owner)
    assert not Membership.objects.filter(user=stranger).exists()
    assert signed_in(stranger).get(page("detail", request_of.company)).status_code == 404
    again = ask_to_join(company=request_of.company, asked_name="A", message="", actor=stranger, at=NOW)
    assert again.status == "asked"


@pytest.mark.parametrize("move", ["accept", "decline"])
def test_nobody_but_an_owner_answers(request_of: JoinRequest, stranger: User, move: str) -> None:
    people = [
        stranger,
        join(request_of.company, role=Role.EDITOR),
        join(request_of.company, role=Role.VIEWER),
        make_company().memberships.get().user,
        make_person(),
    ]
    assert [answer(person, request_of, move).status_code for person in people] == [404] * 5
    request_of.refresh_from_db()
    assert request_of.status == "asked"


def test_a_request_is_answered_once(owner: User, request_of: JoinRequest) -> None:
    other = join(request_of.company, role=Role.OWNER)
    answer(owner, request_of, "decline")
    late = answer(other, request_of, "accept", role="editor")
    assert late.status_code == 200
    assert "It is now “Declined”" in late.text
    assert Event.objects.of(request_of).count() == 2


def test_members_do_not_ask(company: Company, owner: User) -> None:
    with pytest.raises(MoveRefused, match="You belong to this company already"):
        ask_to_join(company=company, asked_name="A", message="", actor=owner, at=NOW)


def test_an_unknown_move_has_no_page(owner: User, request_of: JoinRequest) -> None:
    assert answer(owner, request_of, "verify").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    owner: User, company: Company, rows: int, django_assert_num_queries: Any
) -> None:
    for _number in range(rows):
        join(company)
        ask_to_join(company=company, asked_name="A", message="", actor=make_person(), at=NOW)
    browser = signed_in(owner)
    browser.get(page("members", company))
    with django_assert_num_queries(7):
        browser.get(page("members", company))
