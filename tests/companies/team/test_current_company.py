"""Roles change, people leave and are taken out: who may, who hears, and that it holds from the next click on."""

from typing import Any

import pytest

from applications.models import Application
from companies import powers
from companies.models import Company
from portal.accounts.models import User
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.notifications.models import Notice
from portal.workflow.models import Event
from tests.companies.registering import page
from tests.factories import join, make_company, make_person, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LAST = "This is the only owner. Make another person an owner first."


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner)


def place(what: str, company: Company, person: User) -> str:
    return f"/companies/{company.public_id}/members/{person.public_id}/{what}/"


def told(kind: str) -> set[Any]:
    return {row.recipient for row in Notice.objects.filter(kind=kind, channel="inbox")}


def test_an_owner_changes_a_role_and_the_person_hears(owner: User, company: Company) -> None:
    member = join(company, user=make_person("Max Member"))
    browser = signed_in(owner)
    assert place("role", company, member) in browser.get(page("members", company)).text
    assert browser.post(place("role", company, member), {"role": "owner"}).url == page("members", company)
    assert company.memberships.get(user=member).role == Role.OWNER
    event = Event.objects.of(company).get(name="member.role_changed")
    assert (event.actor, event.data) == (owner, {"member": member.public_id, "role": "owner"})
    assert told("member_role_changed") == {member}
    body = signed_in(member).get("/messages/").text
    assert "Your role at Ardenne Vision S.à r.l. has changed" in body


def test_the_last_owner_is_neither_demoted_nor_leaves(owner: User, company: Company) -> None:
    browser = signed_in(owner)
    for answer in (
        browser.post(place("role", company, owner), {"role": "viewer"}),
        browser.post(page("leave", company)),
    ):
        assert (answer.status_code, LAST in answer.text) == (200, True)
    assert company.memberships.get(user=owner).role == Role.OWNER


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_nobody_but_owners_changes_places(owner: User, company: Company, role: Role) -> None:
    member = join(company, role=role)
    outsider = make_company().memberships.get().user
    for person in (member, outsider):
        for what in ("role", "remove"):
            assert signed_in(person).get(place(what, company, owner)).status_code == 404
            assert signed_in(person).post(place(what, company, owner), {"role": "viewer"}).status_code == 404
    assert company.memberships.get(user=owner).role == Role.OWNER


def test_a_person_of_another_company_has_no_place_here(owner: User, company: Company) -> None:
    outsider = make_company().memberships.get().user
    assert signed_in(owner).post(place("remove", company, outsider)).status_code == 404


def test_who_is_taken_out_finds_nothing_at_the_next_click(owner: User) -> None:
    walk = make_walk(owner=owner)
    company, editor = walk.company, join(walk.company, user=make_person("Max Member"))
    draft = walk.application.get_absolute_url()
    section = f"{draft}sections/project/"
    open_tab = signed_in(editor)
    assert (open_tab.get(draft).status_code, open_tab.get(page("detail", company)).status_code) == (200, 200)
    assert signed_in(owner).post(place("remove", company, editor)).url == page("members", company)
    assert [open_tab.get(path).status_code for path in (draft, page("detail", company))] == [404, 404]
    for path in (section, f"{section}autosave/"):
        assert open_tab.post(path, {"title": "Stolen"}).status_code == 404
    assert Application.objects.visible_to(editor).count() == 0
    assert Application.objects.get().company == company
    assert told("member_removed") == {editor}
    assert "You no longer belong to Ardenne Vision S.à r.l." in open_tab.get("/messages/").text
    assert company.name not in open_tab.get("/home/").text


def test_who_leaves_goes_home_and_the_owners_hear(owner: User, company: Company) -> None:
    editor = join(company)
    answer = signed_in(editor).post(page("leave", company), follow=True)
    assert answer.redirect_chain == [("/home/", 302)]
    assert "You no longer belong to Ardenne Vision S.à r.l." in answer.text
    assert (told("member_gone"), told("member_removed")) == ({owner}, set())


def test_a_second_click_on_take_out_finds_nobody(owner: User, company: Company) -> None:
    editor, browser = join(company), signed_in(owner)
    path = place("remove", company, editor)
    assert [browser.post(path).status_code for _click in range(2)] == [302, 404]


def test_the_table_says_what_the_tables_say(owner: User, company: Company) -> None:
    """Were an act to change hands, the page would say so; these rows are read by eye."""
    rows = {str(label): may for label, may in powers.table()}
    assert rows["Read everything of the company and its applications"] == [True, True, True]
    assert rows["Begin and write applications"] == [True, True, False]
    assert rows["Sign and submit applications"] == [True, False, False]
    assert rows["Invite people, change roles, take people out"] == [True, False, False]
    shown = signed_in(owner).get(page("members", company))
    assert [str(role) for role in shown.context["member_roles"]] == [role.label for role in MEMBER_ROLES]
    assert all(str(label) in shown.text for label in rows)
