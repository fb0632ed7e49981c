"""People and roles in the administration: found, changed only through the services, every act an event."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp
from django.contrib import admin
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.factories.people import make_person, make_staff
from tests.factories.sessions import sign_in
from tests.portal.accounts.walking import (
    NEW_PASSWORD,
    give_password,
    letters_to,
    link_in,
    set_up_app,
    signed_in_as,
)

pytestmark = pytest.mark.django_db

LIST = "admin:accounts_user_changelist"
NO_ROLES = {"staff_roles-TOTAL_FORMS": "0", "staff_roles-INITIAL_FORMS": "0"}


@pytest.fixture
def chief(client: Client) -> User:
    user = make_person("Chief", email="chief@example.lu")
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    user.refresh_from_db()
    sign_in(client, user)
    return user


def save(client: Client, user: User, **changes: str):
    fields = {"email": user.email, "name": user.name, "language": user.language, "is_active": "on"}
    answers = {key: value for key, value in (fields | NO_ROLES | changes).items() if value is not None}
    return client.post(reverse("admin:accounts_user_change", args=[user.pk]), answers)


def events(user: User) -> list[tuple[str, int, dict]]:
    return [(event.name, event.actor_id, event.data) for event in Event.objects.of(user)]


def test_the_list_finds_by_name_address_and_role(client: Client, chief: User) -> None:
    make_staff(Role.REVIEWER, name="Rita Reviewer")
    make_person("Paul Panel", email="paul@company.lu")
    for query, found in (
        ({"q": "rita"}, ["Rita Reviewer"]),
        ({"q": "paul@company"}, ["Paul Panel"]),
        ({"staff_roles__role": "reviewer"}, ["Rita Reviewer"]),
    ):
        page = client.get(reverse(LIST), query)
        assert [person.name for person in page.context["cl"].result_list] == found


@pytest.mark.parametrize("rows", [1, 4])
def test_the_list_costs_the_same_however_long(
    client: Client, chief: User, rows: int, django_assert_num_queries
) -> None:
    for _ in range(rows):
        make_staff(Role.OFFICER, Role.PANEL)
    with django_assert_num_queries(5):
        client.get(reverse(LIST))


def test_no_page_has_a_field_for_a_password(client: Client, chief: User, person: User) -> None:
    for address in (
        reverse("admin:accounts_user_add"),
        reverse("admin:accounts_user_change", args=[person.pk]),
    ):
        assert 'type="password"' not in client.get(address).content.decode()
    save(client, person, password="typed in by hand")
    person.refresh_from_db()
    assert person.check_password("correct horse battery staple")


def test_a_new_person_sets_their_own_password(client: Client, chief: User) -> None:
    client.post(
        reverse("admin:accounts_user_add"), {"email": "New@Example.lu", "name": "New One", "language": "de"}
    )
    user = User.objects.get(email="new@example.lu")
    assert not user.has_usable_password()
    letter = letters_to("new@example.lu")[0]
    assert (letter.subject, letter.language) == ("Ihr Konto bei MeluXina-AI Access", "de")
    browser = Client()
    form = browser.get(link_in(letter)).url
    browser.post(form, {"password1": NEW_PASSWORD})
    give_password(browser, user, NEW_PASSWORD)
    assert signed_in_as(browser) == str(user.pk)


def test_an_address_is_given_once(client: Client, chief: User, person: User) -> None:
    page = client.post(
        reverse("admin:accounts_user_add"), {"email": "ANNA@example.lu", "name": "X", "language": "en"}
    )
    assert "There is an account with this e-mail address already." in page.content.decode()


def test_a_role_is_given_and_taken_with_an_event_each(client: Client, chief: User, person: User) -> None:
    first = {
        "staff_roles-TOTAL_FORMS": "1",
        "staff_roles-0-role": "officer",
        "staff_roles-0-user": str(person.pk),
    }
    assert save(client, person, **first).status_code == 302
    row = StaffRole.objects.get()
    assert (row.user, row.role) == (person, "officer")
    second = {
        "staff_roles-TOTAL_FORMS": "1",
        "staff_roles-INITIAL_FORMS": "1",
        "staff_roles-0-id": str(row.pk),
        "staff_roles-0-user": str(person.pk),
        "staff_roles-0-DELETE": "on",
    }
    assert save(client, person, **second).status_code == 302
    assert not StaffRole.objects.exists()
    assert events(person) == [
        ("person.role_granted", chief.pk, {"role": "officer"}),
        ("person.role_revoked", chief.pk, {"role": "officer"}),
    ]


def test_closing_and_opening_are_events(client: Client, chief: User, person: User) -> None:
    browser = Client()
    give_password(browser, person)
    save(client, person, is_active=None)
    assert browser.get(reverse("accounts:profile")).status_code == 302
    person.refresh_from_db()
    assert person.is_active is False
    save(client, person)
    assert [name for name, _, _ in events(person)] == ["person.signed_in", "person.closed", "person.opened"]


def test_a_new_address_must_be_confirmed_before_the_next_sign_in(
    client: Client, chief: User, person: User
) -> None:
    save(client, person, email="Other@Example.lu")
    person.refresh_from_db()
    assert person.email == "other@example.lu"
    assert list(EmailAddress.objects.filter(user=person).values_list("email", "verified")) == [
        ("other@example.lu", False)
    ]
    browser = Client()
    give_password(browser, person)
    assert signed_in_as(browser) is None
    assert events(person) == [("person.address_changed", chief.pk, {})]


def test_rights_in_the_administration_are_an_event_and_end_the_sessions(
    client: Client, chief: User, person: User
) -> None:
    browser = Client()
    give_password(browser, person)
    save(client, person, is_staff="on")
    assert browser.get(reverse("accounts:profile")).status_code == 302
    assert events(person)[-1] == (
        "person.rights_changed",
        chief.pk,
        {"is_staff": True, "is_superuser": False},
    )


def test_name_and_language_alone_are_no_event(client: Client, chief: User, person: User) -> None:
    save(client, person, name="Anna M.", language="fr")
    person.refresh_from_db()
    assert (person.name, person.language) == ("Anna M.", "fr")
    assert events(person) == []


def act(client: Client, action: str, *people: User) -> None:
    client.post(reverse(LIST), {"action": action, "_selected_action": [person.pk for person in people]})


def test_a_link_to_a_new_password_is_sent_from_the_list(client: Client, chief: User, person: User) -> None:
    act(client, "send_reset", person)
    assert letters_to(person.email)[0].subject == "Set a new password"
    assert events(person) == [("person.reset_sent", chief.pk, {})]


def test_a_lost_factor_is_taken_away_and_set_up_anew(client: Client, chief: User, officer: User) -> None:
    set_up_app(officer)
    browser = Client()
    sign_in(browser, officer)
    act(client, "remove_factors", officer)
    assert not Authenticator.objects.exists()
    assert browser.get(reverse("ui:home")).status_code == 302
    fresh = Client()
    give_password(fresh, officer)
    assert fresh.get(reverse("ui:home")).url == reverse("mfa_index")


def test_nobody_is_deleted(client: Client, chief: User, person: User) -> None:
    assert client.post(reverse("admin:accounts_user_delete", args=[person.pk])).status_code == 403
    act(client, "delete_selected", person)
    assert User.objects.filter(pk=person.pk).exists()


def test_staff_who_are_not_superusers_see_no_people(client: Client) -> None:
    user = make_person()
    User.objects.filter(pk=user.pk).update(is_staff=True)
    sign_in(client, User.objects.get(pk=user.pk))
    for route in (LIST, "admin:accounts_staffrole_changelist"):
        assert client.get(reverse(route)).status_code == 403


def test_roles_are_listed_and_nothing_there_is_written(client: Client, chief: User) -> None:
    make_staff(Role.DECIDER)
    assert client.get(reverse("admin:accounts_staffrole_changelist")).status_code == 200
    assert client.get(reverse("admin:accounts_staffrole_add")).status_code == 403


def test_allauths_own_tables_are_not_in_the_administration() -> None:
    for model in (EmailAddress, Authenticator, SocialApp):
        assert not admin.site.is_registered(model)


def test_createsuperuser_makes_somebody_who_can_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", NEW_PASSWORD)
    call_command("createsuperuser", interactive=False, email="Root@Example.lu", name="Root", verbosity=0)
    user = User.objects.get()
    assert (user.email, user.is_superuser, user.is_staff) == ("root@example.lu", True, True)
    browser = Client()
    give_password(browser, user, NEW_PASSWORD)
    assert signed_in_as(browser) == str(user.pk)
    assert browser.get(reverse("admin:index")).url == reverse("mfa_index")
