"""Pages about what is refused or fails keep their look, and tell nothing they should not."""

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client, RequestFactory

from portal.ui import errors

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/?q=%00", 400, "The request could not be read"),
        ("/refuses/", 403, "You cannot do this"),
        ("/nowhere/", 404, "Page not found"),
        ("/fails/", 500, "Something went wrong on our side"),
    ],
)
def test_each_has_its_heading(client: Client, address: str, status: int, heading: str) -> None:
    response = client.get(address)
    page = response.content.decode()

    assert response.status_code == status
    assert f"{heading}</h1>" in page
    assert f"<title>{heading} – MeluXina-AI Access</title>" in page
    assert "css/site.css" in page


def test_a_refusal_gives_its_reason(client: Client) -> None:
    assert "Only an owner may sign." in client.get("/refuses/").content.decode()


def test_a_page_that_never_was_says_the_same_to_everybody(client: Client, signed_in: Client) -> None:
    assert client.get("/nowhere/").status_code == signed_in.get("/nowhere/").status_code == 404


def test_a_failure_tells_nothing_about_itself(client: Client) -> None:
    page = client.get("/fails/").content.decode()

    assert "as intended" not in page
    assert "RuntimeError" not in page


def test_a_failure_with_a_broken_database_is_still_a_page(client: Client, person, monkeypatch) -> None:
    client.force_login(person)

    def broken(*_args: object, **_options: object) -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr(connection, "cursor", broken)
    response = client.get("/fails/")
    monkeypatch.undo()

    assert response.status_code == 500
    assert "Something went wrong on our side</h1>" in response.content.decode()


def test_the_page_about_a_failure_asks_for_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500


def test_where_not_even_the_template_is_left_there_are_words(monkeypatch) -> None:
    def lost(_name: str) -> None:
        raise OSError("no disk")

    monkeypatch.setattr(errors.loader, "get_template", lost)
    response = errors.server_error(RequestFactory().get("/"))

    assert (response.status_code, response.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert response.content.decode() == "Something went wrong. Write to access@meluxina-ai.example."
