"""Invitations: what each link opens for whom, and what becomes of a list of addresses."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from companies.models import Company, Membership
from companies.team.models import Invitation
from companies.team.services import expire_invitations, send_again
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.notifications.models import Letter
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.access.test_access import bare as without_tokens
from tests.companies.registering import page
from tests.factories import NOW, join, later, make_company, make_invitation, make_person
from tests.factories.invitations import link_of
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NEW = "nora.new@example.lu"


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner)


@pytest.fixture
def invitation(company: Company) -> Invitation:
    return make_invitation(company=company)


def invite(person: User, company: Company, addresses: str, role: str = "editor") -> Any:
    typed = {"addresses": addresses, "role": role, "language": "fr"}
    return signed_in(person).post(page("invite", company), typed, follow=True)


def answer(person: User, invitation: Invitation, move: str = "") -> Any:
    address = f"/companies/invited/{invitation.public_id}/{move + '/' if move else ''}"
    return signed_in(person).post(address, {"seen": "sent"})


def test_each_address_of_a_paste_gets_its_line(owner: User, company: Company) -> None:
    member = join(company)
    make_invitation(company=company, email="twice@example.lu")
    shown = invite(
        owner, company, f"Nora New <{NEW.upper()}>; nonsense\n{member.email},twice@example.lu\n{NEW}"
    )
    lines = [(line["address"], line["sent"], line["words"]) for line in shown.context["outcomes"]]
    assert lines == [
        (NEW, True, "Invited"),
        ("nonsense", False, "This is not an e-mail address. Correct it and try again."),
        (member.email, False, "Belongs to the company already."),
        (
            "twice@example.lu",
            False,
            "Is invited already. Send that invitation again, or take it back first.",
        ),
    ]
    row = Invitation.objects.get(email=NEW)
    assert (row.role, row.language, row.expires_at) == ("editor", "fr", NOW + timedelta(days=14))
    assert "outcomes" in signed_in(owner).get(page("invite", company)).context
    assert signed_in(owner).get(page("invite", company)).context["outcomes"] == []


def test_more_than_twenty_at_a_time_are_refused_and_stay_typed(owner: User, company: Company) -> None:
    shown = invite(owner, company, "\n".join(f"p{number}@example.lu" for number in range(21)))
    assert "Enter 20 addresses at most at a time." in shown.text
    assert "p20@example.lu" in shown.text
    assert not Invitation.objects.exists()


def test_a_day_has_a_limit(owner: User, company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companies.team.services.MOST_A_DAY", 1)
    shown = invite(owner, company, "a@example.lu b@example.lu")
    assert [line["sent"] for line in shown.context["outcomes"]] == [True, False]


def test_the_letter_speaks_the_language_of_the_account(company: Company) -> None:
    make_person(email="hugo@example.lu", language="de")
    make_invitation(company=company, email="hugo@example.lu")
    assert Letter.objects.get(to="hugo@example.lu").language == "de"


def test_the_letter_carries_no_address_that_was_typed_as_a_name(owner: User) -> None:
    make_invitation(company=make_company(owner=owner, name="Win at http://evil.example"))
    letter = Letter.objects.get(to=NEW)
    assert "http://evil.example" not in letter.text


def test_the_secret_is_stored_nowhere_but_in_the_letter(invitation: Invitation) -> None:
    token = link_of().rstrip("/").rsplit("/", 1)[1]
    assert token not in str(Invitation.objects.values_list().get())
    assert token not in str(list(Event.objects.of(invitation).values_list()))


def test_opening_the_link_lets_nobody_in(invitation: Invitation) -> None:
    """A mail scanner opens every link, some twice, some with HEAD."""
    invited = make_person(email=NEW)
    scanner = Client()
    for method in (scanner.get, scanner.head, scanner.get):
        assert method(link_of()).status_code == 200
    signed_in(invited).get(link_of(), follow=True)
    signed_in(invited).get(f"/companies/invited/{invitation.public_id}/")
    invitation.refresh_from_db()
    assert (invitation.status, Membership.objects.filter(user=invited).exists()) == ("sent", False)


def test_the_invited_person_accepts_once(owner: User, invitation: Invitation) -> None:
    invited = make_person("Nora New", email=NEW)
    shown = signed_in(invited).get(link_of(), follow=True)
    assert "Ada Weber invites you to work for" in shown.text
    assert answer(invited, invitation).url == invitation.company.get_absolute_url()
    assert Membership.objects.get(user=invited).role == Role.EDITOR
    event = Event.objects.of(invitation).get(name="accept")
    assert {row.recipient for row in event.notices.all()} == {owner}
    assert answer(invited, invitation).status_code == 404
    assert signed_in(invited).get(link_of()).url == invitation.company.get_absolute_url()
    assert Client().get(link_of()).status_code == 404


def test_another_person_with_the_link_is_told_whose_it_is(invitation: Invitation, stranger: User) -> None:
    shown = signed_in(stranger).get(link_of())
    assert f"It was sent to {NEW}, and you are signed in as {stranger.email}." in shown.text
    assert answer(stranger, invitation).status_code == 404
    assert not Membership.objects.filter(user=stranger).exists()


def test_an_address_that_is_not_confirmed_accepts_nothing(invitation: Invitation) -> None:
    liar = make_person(email=NEW)
    liar.emailaddress_set.update(verified=False)
    assert answer(liar, invitation).status_code == 404


def test_who_declines_stays_outside_and_the_owners_hear(owner: User, invitation: Invitation) -> None:
    invited = make_person(email=NEW)
    assert answer(invited, invitation, "decline").url == "/home/"
    assert not Membership.objects.filter(user=invited).exists()
    assert Event.objects.of(invitation).get(name="decline").notices.filter(recipient=owner).exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_only_owners_invite_and_take_back(company: Company, invitation: Invitation, role: Role) -> None:
    member = join(company, role=role)
    assert invite(member, company, "x@example.lu").status_code == 404
    assert answer(member, invitation, "revoke").status_code == 404
    assert NEW not in signed_in(member).get(page("members", company)).text


def test_what_was_taken_back_opens_nothing(owner: User, invitation: Invitation) -> None:
    answer(owner, invitation, "revoke")
    shown = Client().get(link_of())
    assert (shown.status_code, invitation.company.name in shown.text) == (404, False)
    assert answer(make_person(email=NEW), invitation).status_code == 404


def test_dead_and_unknown_links_read_alike(owner: User, invitation: Invitation) -> None:
    answer(owner, invitation, "revoke")
    pages = [Client().get(path) for path in (link_of(), "/companies/invitations/unknown/")]
    bare = [without_tokens(shown).replace(shown.wsgi_request.path, "") for shown in pages]
    assert ([shown.status_code for shown in pages], bare[0]) == ([404, 404], bare[1])


def test_sending_again_kills_the_old_link(owner: User, invitation: Invitation) -> None:
    old = link_of()
    with pytest.raises(MoveRefused, match="Wait ten minutes"):
        send_again(invitation=invitation, actor=owner, at=later(minutes=9))
    send_again(invitation=invitation, actor=owner, at=later(minutes=10))
    assert link_of() != old
    assert (Client().get(old).status_code, Client().get(link_of()).status_code) == (404, 200)
    invitation.refresh_from_db()
    assert invitation.expires_at == later(minutes=10, days=14)


def test_the_fifth_mail_is_the_last(owner: User, invitation: Invitation) -> None:
    for number in range(1, 5):
        send_again(invitation=invitation, actor=owner, at=later(hours=number))
    with pytest.raises(MoveRefused, match="sent often enough"):
        send_again(invitation=invitation, actor=owner, at=later(hours=5))


def test_an_invitation_expires_once_however_often_the_task_runs(invitation: Invitation) -> None:
    invited = make_person(email=NEW)
    assert expire_invitations(at=later(days=13)) == 0
    with pytest.raises(MoveRefused, match="has expired"):
        perform(invitation, "accept", actor=invited, at=later(days=14))
    assert (expire_invitations(at=later(days=14)), expire_invitations(at=later(days=14))) == (1, 0)
    assert make_invitation(company=invitation.company, at=later(days=14)).status == "sent"


def test_who_has_just_signed_up_is_led_to_the_invitation(invitation: Invitation) -> None:
    invited = make_person(email=NEW)
    shown = signed_in(invited).get("/home/")
    assert f"/companies/invited/{invitation.public_id}/" in shown.text


@pytest.mark.parametrize("rows", [1, 6])
def test_the_people_page_asks_a_constant_number_of_questions(
    owner: User, company: Company, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_invitation(company=company, email=f"p{number}@example.lu")
    browser = signed_in(owner)
    browser.get(page("members", company))
    with django_assert_num_queries(7):
        browser.get(page("members", company))
