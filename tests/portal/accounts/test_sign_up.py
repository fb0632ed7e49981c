"""A new account: what is asked, what is written, and how the address is confirmed."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests.portal.accounts.walking import NEW_PASSWORD, give_password, letters_to, link_in, signed_in_as

pytestmark = pytest.mark.django_db

ANSWERS = {"name": "Jeanne Weber", "email": "Jeanne@Example.lu", "password1": NEW_PASSWORD}


def sign_up(client: Client, **answers: str):
    return client.post(reverse("account_signup"), ANSWERS | answers)


def test_sign_up_creates_a_person_who_cannot_sign_in_yet(client: Client) -> None:
    response = sign_up(client)
    assert response.status_code == 302
    assert response.url == reverse("account_email_verification_sent")
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("jeanne@example.lu", "Jeanne Weber", "en")
    assert signed_in_as(client) is None
    assert give_password(client, user, NEW_PASSWORD).url == reverse("account_email_verification_sent")
    assert signed_in_as(client) is None


@pytest.mark.parametrize(("language", "subject"), [("fr", "fr"), ("de", "de"), ("lb", "lb"), ("it", "en")])
def test_the_language_of_the_page_becomes_the_language_of_correspondence(
    client: Client, language: str, subject: str
) -> None:
    client.post(reverse("account_signup"), ANSWERS, headers={"accept-language": language})
    assert User.objects.get().language == subject
    assert letters_to("jeanne@example.lu")[0].language == subject


def test_opening_the_link_confirms_nothing_and_the_button_does(client: Client) -> None:
    sign_up(client)
    link = link_in(letters_to("jeanne@example.lu")[0])
    page = Client().get(link)
    assert page.status_code == 200
    assert EmailAddress.objects.get().verified is False
    answer = Client().post(link)
    assert answer.status_code == 302
    assert EmailAddress.objects.get().verified is True
    fresh = Client()
    give_password(fresh, User.objects.get(), NEW_PASSWORD)
    assert signed_in_as(fresh) == str(User.objects.get().pk)


def test_a_wrong_link_says_so(client: Client) -> None:
    page = client.get(reverse("account_confirm_email", args=["abc:def:ghi"]))
    assert page.status_code == 200
    assert "This link is too old" in page.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Enter your name."),
        ("name", "Free money www.evil.example", "Enter your name without an address"),
        ("name", "<b>Anna</b>", "Enter your name without an address"),
        ("password1", "short", "at least 12 characters"),
        ("password1", "x" * 129, "at most 128 characters"),
        ("password1", "passwordpassword1234", "mostly words that everybody connects"),
        ("password1", "jeanneweber1", "too close to your name"),
        ("password1", "jeanne@example.lu", "too close to your name"),
    ],
)
def test_a_wrong_answer_is_refused_in_words(client: Client, field: str, value: str, words: str) -> None:
    page = sign_up(client, **{field: value})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert User.objects.count() == 0


def test_a_name_becomes_one_clean_line(client: Client) -> None:
    sign_up(client, name="  Jeanne\u202e \t Weber ")
    assert User.objects.get().name == "Jeanne Weber"


def test_a_password_needs_no_digits_or_capitals(client: Client) -> None:
    sign_up(client, password1="aaaa bbbb cccc dddd")
    assert User.objects.count() == 1


def test_fields_of_the_person_that_the_form_does_not_ask_stay_as_they_are(client: Client) -> None:
    sign_up(client, is_staff="on", is_superuser="on", session_epoch="9", language="fr")
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.session_epoch, user.language) == (False, False, 0, "en")
