"""Sessions: their new key at every gain of rights, their list, and their end at the next request."""

import pytest
from django.conf import settings as conf
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts import services
from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role
from portal.accounts.sessions import name_of, sessions_of
from portal.workflow.models import Event
from tests.factories.people import PASSWORD, make_person, make_staff
from tests.factories.sessions import sign_in
from tests.portal.accounts.walking import NEW_PASSWORD, give_password, letters_to, link_in, signed_in_as

pytestmark = pytest.mark.django_db

HOME = "accounts:profile"


def is_in(client: Client) -> bool:
    return client.get(reverse(HOME)).status_code == 200


@pytest.fixture
def chief(db) -> User:
    return make_person("Chief")


def acts(user: User) -> list[str]:
    return list(Event.objects.of(user).values_list("name", flat=True))


def test_the_key_of_the_session_changes_at_sign_in(client: Client, person: User) -> None:
    client.get(reverse("account_login"))
    client.cookies[conf.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    give_password(client, person)
    assert client.session.session_key != "planted0planted0planted0planted0"
    assert is_in(client)


def test_sign_in_is_written_down(client: Client, person: User) -> None:
    give_password(client, person)
    assert acts(person) == ["person.signed_in"]


def test_closing_an_account_ends_its_sessions_for_good(client: Client, person: User, chief: User) -> None:
    give_password(client, person)
    now = timezone.now()
    services.close_account(person, actor=chief, at=now)
    assert not is_in(client)
    services.open_account(person, actor=chief, at=now)
    assert not is_in(client)
    assert acts(person) == ["person.signed_in", "person.closed", "person.opened"]


def test_a_closed_account_signs_in_nowhere(client: Client, person: User, chief: User) -> None:
    services.close_account(person, actor=chief, at=timezone.now())
    assert give_password(client, person).url == reverse("account_inactive")
    assert signed_in_as(client) is None
    assert client.get(reverse("account_inactive")).status_code == 200


def test_a_new_role_begins_with_a_new_sign_in(client: Client, person: User, chief: User) -> None:
    give_password(client, person)
    services.grant_role(person, role=Role.OFFICER, actor=chief, at=timezone.now())
    assert not is_in(client)
    event = Event.objects.of(person).last()
    assert (event.name, event.actor, event.data) == ("person.role_granted", chief, {"role": "officer"})


def test_a_role_that_is_taken_is_gone_at_the_next_request(client: Client, chief: User) -> None:
    officer = make_staff(Role.OFFICER)
    sign_in(client, officer)
    assert client.get(reverse(HOME)).wsgi_request.user.staff_role_names == {"officer"}
    services.revoke_role(officer, role=Role.OFFICER, actor=chief, at=timezone.now())
    request = client.get(reverse(HOME)).wsgi_request
    assert request.user.pk == officer.pk
    assert request.user.staff_role_names == frozenset()
    assert not StaffRole.objects.exists()
    assert acts(officer) == ["person.role_revoked"]


def test_the_administration_closes_at_the_next_request(client: Client, chief: User) -> None:
    User.objects.filter(pk=chief.pk).update(is_staff=True, is_superuser=True)
    sign_in(client, User.objects.get(pk=chief.pk))
    assert client.get(reverse("admin:index")).status_code == 200
    services.change_rights(chief, is_staff=False, is_superuser=False, actor=chief, at=timezone.now())
    assert client.get(reverse("admin:index")).status_code == 302


def test_sessions_are_listed_and_each_can_be_ended(person: User) -> None:
    here, there = Client(), Client()
    give_password(here, person, headers={"user-agent": "Here/1 Firefox/140 (Windows NT)"})
    give_password(there, person, headers={"user-agent": "Links/2"})
    page = here.get(reverse("usersessions_list")).content.decode()
    assert page.count("Links/2") == 2  # in its row, and in the button for those who do not see the row
    assert "Firefox, Windows" in page
    assert "This browser" in page
    other = next(row for row in sessions_of(person) if row.user_agent == "Links/2")
    assert other.session_key not in page
    here.post(reverse("accounts:end_session"), {"session": name_of(other)})
    assert (is_in(here), is_in(there)) == (True, False)


def test_nobody_ends_the_session_of_another(person: User) -> None:
    mine, theirs = Client(), Client()
    give_password(mine, person)
    other = make_person()
    give_password(theirs, other)
    mine.post(reverse("accounts:end_session"), {"session": name_of(sessions_of(other)[0])})
    assert is_in(theirs)


def test_all_others_are_ended_at_once(person: User) -> None:
    here, there = Client(), Client()
    give_password(here, person)
    give_password(there, person)
    here.post(reverse("accounts:end_session"))
    assert (is_in(here), is_in(there)) == (True, False)
    assert len(sessions_of(person)) == 1


def test_a_new_password_ends_the_other_sessions(person: User) -> None:
    here, there = Client(), Client()
    give_password(here, person)
    give_password(there, person)
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    assert (is_in(here), is_in(there)) == (True, False)


def test_signing_out_ends_the_session_itself(client: Client, person: User) -> None:
    give_password(client, person)
    key = client.session.session_key
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client), "opening the page alone signs nobody out"
    answer = client.post(reverse("account_logout"))
    assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"cache", "storage"')
    old = Client()
    old.cookies[conf.SESSION_COOKIE_NAME] = key
    assert not is_in(old)


def test_matters_of_security_ask_for_the_password_again_after_five_minutes(
    client: Client, person: User, time_machine
) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    give_password(client, person)
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    time_machine.shift(301)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(reverse("account_email"), {"action_add": "", "email": "new@example.lu"})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert letters_to("new@example.lu") == []
    assert client.post(answer.url, {"password": "not the right one"}).status_code == 200
    client.post(answer.url, {"password": PASSWORD})
    assert [letter.subject for letter in letters_to("new@example.lu")] == ["Confirm your e-mail address"]


def test_the_address_changes_when_the_new_one_is_confirmed_and_the_old_one_hears_of_it(
    client: Client, person: User
) -> None:
    give_password(client, person)
    client.post(reverse("account_email"), {"action_add": "", "email": "new@example.lu"})
    person.refresh_from_db()
    assert person.email == "anna@example.lu"
    assert "new@example.lu is not confirmed yet" in client.get(reverse("account_email")).content.decode()
    client.post(link_in(letters_to("new@example.lu")[0]))
    person.refresh_from_db()
    assert person.email == "new@example.lu"
    assert letters_to("anna@example.lu")[0].subject == "Your e-mail address was changed"


def test_an_address_of_another_account_cannot_be_taken(client: Client, person: User) -> None:
    give_password(client, person)
    other = make_person()
    client.post(reverse("account_email"), {"action_add": "", "email": other.email})
    letters = letters_to(other.email)
    if letters:
        client.post(link_in(letters[0]))
    person.refresh_from_db()
    assert person.email == "anna@example.lu"


@pytest.mark.parametrize(
    "there",
    ["//evil.example/", "https:evil.example", "https://evil.example/", "\\\\evil.example", "javascript:x"],
)
def test_sign_in_leads_nowhere_else(client: Client, person: User, there: str) -> None:
    address = reverse("account_login")
    answer = client.post(address, {"login": person.email, "password": PASSWORD, "next": there})
    assert answer.url == reverse("ui:home")


def test_sign_in_leads_where_the_person_wanted_to_go(client: Client, person: User) -> None:
    answer = client.post(
        f"{reverse('account_login')}?next=/accounts/", {"login": person.email, "password": PASSWORD}
    )
    assert answer.url == "/accounts/"
