"""The headers that every response carries, whatever became of the request."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
# An address of each kind of answer, with its status.
ANSWERS = [
    ("/", 200),
    ("/help/", 200),
    ("/livez", 200),
    ("/readyz", 200),
    ("/robots.txt", 200),
    ("/.well-known/security.txt", 200),
    ("/favicon.ico", 302),
    ("/home/", 302),
    ("/admin/", 302),
    ("/?q=%00", 400),
    ("/refuses/", 403),
    ("/nowhere/", 404),
    ("/language/", 405),
    ("/fails/", 500),
]


def policy_of(response) -> dict[str, str]:
    directives = response.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_carries_the_same_headers(address: str, status: int) -> None:
    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == status
    assert policy_of(response) == POLICY
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED


EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
}


def test_a_refused_csrf_token_is_answered_with_the_headers_and_our_words() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("ui:language"), {"language": "fr"})

    assert response.status_code == 403
    assert policy_of(response) == POLICY
    assert "This page was open for too long" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/home/", "/help/", "/nowhere/", "/sample/", "/refuses/"])
def test_pages_of_a_signed_in_person_are_kept_nowhere(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).headers["Cache-Control"] == "no-store"


def test_the_answer_that_begins_a_session_is_kept_nowhere(person) -> None:
    person.set_password("kropemannskaul")
    person.save()
    client = Client()

    response = client.post(reverse("account_login"), {"login": person.email, "password": "kropemannskaul"})

    assert response.headers["Cache-Control"] == "no-store"


def test_public_pages_may_be_kept_by_a_browser_without_a_session() -> None:
    assert "Cache-Control" not in Client().get("/help/").headers
