"""Staff do nothing before they have shown a second factor in this very session."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.factors import FactorAdapter
from portal.accounts.models import StaffRole, User
from portal.accounts.roles import STAFF_ROLES, Role
from tests.factories.people import make_person, make_staff
from tests.portal.accounts.walking import give_password, set_up_app, signed_in_as

pytestmark = pytest.mark.django_db


def code_of(app: pyotp.TOTP, *, later: int = 0) -> str:
    return app.at(timezone.now() + timedelta(seconds=30 * later))


def administrator() -> User:
    user = make_person("Admin")
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    return User.objects.get(pk=user.pk)


def test_a_member_of_a_company_needs_none(client: Client, person: User) -> None:
    give_password(client, person)
    assert client.get(reverse("accounts:profile")).status_code == 200


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_every_staff_role_without_a_factor_is_sent_to_set_one_up(client: Client, role: Role) -> None:
    give_password(client, make_staff(role))
    for address in (
        reverse("accounts:profile"),
        reverse("ui:front"),
        reverse("admin:index"),
        "/accounts/email/",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))
    assert "Your role needs a second step" in client.get(reverse("mfa_index")).content.decode()


def test_staff_without_a_factor_can_leave_and_change_the_language(client: Client, officer: User) -> None:
    give_password(client, officer)
    answer = client.post(reverse("ui:language"), {"language": "fr", "next": "/"})
    assert answer.status_code == 302
    assert answer.url != reverse("mfa_index")
    client.post(reverse("account_logout"))
    assert signed_in_as(client) is None


def test_a_post_of_staff_without_a_factor_does_nothing(client: Client, officer: User) -> None:
    give_password(client, officer)
    answer = client.post(reverse("accounts:profile"), {"name": "Other", "language": "fr"})
    assert answer.url == reverse("mfa_index")
    officer.refresh_from_db()
    assert officer.name != "Other"


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_way_and_renews_the_session(client: Client) -> None:
    officer = make_staff(Role.OFFICER)
    give_password(client, officer)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, "whoever has just signed in is not asked for the password again"
    key = client.session.session_key
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": pyotp.TOTP(secret).now()})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.session.session_key != key
    assert client.get(reverse("accounts:profile")).status_code == 200
    old = Client()
    old.cookies[settings.SESSION_COOKIE_NAME] = key
    assert signed_in_as(old) is None


def test_sign_in_asks_for_the_code_before_there_is_a_session(client: Client, officer: User) -> None:
    app = set_up_app(officer)
    answer = give_password(client, officer)
    assert answer.url == reverse("mfa_authenticate")
    assert signed_in_as(client) is None
    key = client.session.session_key
    client.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert signed_in_as(client) == str(officer.pk)
    assert client.session.session_key != key
    assert client.get(reverse("accounts:profile")).status_code == 200


def test_a_wrong_code_signs_nobody_in(client: Client, officer: User) -> None:
    app = set_up_app(officer)
    give_password(client, officer)
    page = client.post(reverse("mfa_authenticate"), {"code": code_of(app, later=50)})
    assert "This code is not right" in page.content.decode()
    assert signed_in_as(client) is None


def pass_in_cache(seconds: int) -> None:
    """Let the cache forget what it would have forgotten by then; its clock is not ours to set."""
    client = cache._cache.get_client(write=True)  # type: ignore[attr-defined]
    for key in client.scan_iter():
        if client.ttl(key) <= seconds:
            client.delete(key)


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_code_works_once_for_as_long_as_it_is_right(officer: User, time_machine, shift: int) -> None:
    """The clock of a phone may be half a minute off; the code is no longer good for a second use for that."""
    time_machine.move_to(timezone.now().replace(second=5, microsecond=0), tick=False)
    app = set_up_app(officer)
    code = code_of(app, later=shift)
    first, second = Client(), Client()
    give_password(first, officer)
    first.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in_as(first) == str(officer.pk)
    still_right = 30 * (shift + 1)
    time_machine.shift(still_right)
    pass_in_cache(still_right)
    give_password(second, officer)
    page = second.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
    assert "it was used already" in page.content.decode()
    assert signed_in_as(second) is None


@pytest.mark.django_db(transaction=True)
def test_the_code_that_set_up_the_app_does_not_sign_in(client: Client, time_machine) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    person = make_person()
    give_password(client, person)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    code = pyotp.TOTP(secret).at(timezone.now())
    client.post(reverse("mfa_activate_totp"), {"code": code})
    second = Client()
    give_password(second, person)
    second.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in_as(second) is None


def test_a_recovery_code_works_once(officer: User) -> None:
    set_up_app(officer)
    code = RecoveryCodes.activate(officer).get_unused_codes()[0]
    signed_in = []
    for browser in (Client(), Client()):
        give_password(browser, officer)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        signed_in.append(signed_in_as(browser))
    assert signed_in == [str(officer.pk), None]


def test_a_session_older_than_the_factor_must_show_it(client: Client, officer: User) -> None:
    """Somebody with the password alone, in while there was no factor, is not let through by its owner's new one."""
    give_password(client, officer)
    app = set_up_app(officer)
    answer = client.get(reverse("accounts:profile"))
    there = urlsplit(answer.url)
    assert there.path == reverse("mfa_reauthenticate")
    assert parse_qs(there.query) == {"next": [reverse("accounts:profile")]}
    key = client.session.session_key
    assert client.post(answer.url, {"code": app.now()}).url == reverse("accounts:profile")
    assert client.session.session_key != key
    assert client.get(reverse("accounts:profile")).status_code == 200


def test_a_role_given_during_a_session_asks_for_the_factor_at_the_next_request(
    client: Client, person: User
) -> None:
    give_password(client, person)
    assert client.get(reverse("accounts:profile")).status_code == 200
    StaffRole.objects.create(user=person, role=Role.DECIDER)
    assert client.get(reverse("accounts:profile")).url == reverse("mfa_index")


def test_the_administration_has_no_sign_in_of_its_own(client: Client) -> None:
    admin = administrator()
    answer = client.post(
        reverse("admin:login"), {"username": admin.email, "password": "correct horse battery staple"}
    )
    assert answer.status_code == 302
    assert urlsplit(answer.url).path == reverse("account_login")
    assert signed_in_as(client) is None


def test_a_password_alone_never_reaches_the_administration(client: Client) -> None:
    admin = administrator()
    give_password(client, admin)
    for route in ("admin:index", "admin:login", "admin:password_change", "admin:accounts_user_changelist"):
        assert client.get(reverse(route)).url == reverse("mfa_index")
    app = set_up_app(admin)
    other = Client()
    give_password(other, admin)
    other.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert other.get(reverse("admin:accounts_user_changelist")).status_code == 200
    assert other.get(reverse("admin:password_change")).url == reverse("account_change_password")


def test_staff_keep_their_last_factor(client: Client, officer: User) -> None:
    app = set_up_app(officer)
    give_password(client, officer)
    client.post(reverse("mfa_authenticate"), {"code": app.now()})
    page = client.get(reverse("mfa_deactivate_totp"))
    assert "Set up another one before you remove this one" in page.content.decode()
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=officer).count() == 1


def test_staff_keep_their_last_passkey(client: Client, officer: User) -> None:
    app = set_up_app(officer)
    give_password(client, officer)
    client.post(reverse("mfa_authenticate"), {"code": app.now()})
    Authenticator.objects.filter(user=officer).delete()
    key = Authenticator.objects.create(
        user=officer, type="webauthn", data={"name": "Phone", "credential": {}}
    )
    answer = client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert answer.url == reverse("mfa_index")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    Authenticator.objects.create(user=officer, type="webauthn", data={"name": "Laptop", "credential": {}})
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_members_may_take_their_factor_away(client: Client, person: User) -> None:
    app = set_up_app(person)
    give_password(client, person)
    client.post(reverse("mfa_authenticate"), {"code": app.now()})
    assert client.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert not Authenticator.objects.filter(user=person).exists()


def test_the_database_alone_gives_no_codes(officer: User, settings) -> None:
    app = set_up_app(officer)
    stored = Authenticator.objects.get(user=officer).data["secret"]
    assert app.secret not in stored
    old, settings.SECRET_KEY = settings.SECRET_KEY, "the next key"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert FactorAdapter().decrypt(stored) == app.secret
