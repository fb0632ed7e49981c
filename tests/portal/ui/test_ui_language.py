"""The language changes without a word of what was typed being lost, and never leads off the site."""

from urllib.parse import quote

import pytest
from django.forms import formset_factory
from django.test import Client
from django.urls import reverse

from portal.ui.pages import forget_errors
from tests.portal.ui import sample_pages

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]

TYPED = {
    "title": "Kamera <b>",
    "kind": "b",
    "data": ["p", "o"],
    "price": "1 234,50",
    "begins": "31.12.2026",
    "street": "Rue du Fort",
    "agreed": "on",
    "secret": "kropemann",
}
WRONG = TYPED | {
    "title": "far more than twenty characters",
    "price": "12,34,5",
    "begins": "yesterday",
    "kind": "",
}


@pytest.fixture(autouse=True)
def _nothing_saved() -> None:
    sample_pages.SAVED.clear()


def shown(response) -> dict[str, object]:
    form = response.context["form"]
    return {name: form[name].value() for name in TYPED if name != "secret"}


def test_what_was_typed_stands_there_in_the_new_language() -> None:
    response = Client().post("/sample/", TYPED | {"switch_language": "fr"})

    assert response.status_code == 200
    assert shown(response) == {
        "title": "Kamera <b>",
        "kind": "b",
        "data": ["p", "o"],
        "price": "1 234,50",
        "begins": "31.12.2026",
        "street": "Rue du Fort",
        "agreed": True,
    }
    assert '<html lang="fr">' in response.content.decode()
    assert response.headers["Content-Language"] == "fr"
    assert sample_pages.SAVED == []


def test_the_markup_holds_the_typed_values() -> None:
    page = Client().post("/sample/", TYPED | {"switch_language": "de"}).content.decode()

    assert 'value="Kamera &lt;b&gt;"' in page
    assert 'value="1 234,50"' in page
    assert "kropemann" not in page  # a password is never sent back


def test_a_wrong_value_is_kept_and_not_judged_before_it_is_sent() -> None:
    response = Client().post("/sample/", WRONG | {"switch_language": "fr"})

    assert shown(response)["title"] == "far more than twenty characters"
    assert shown(response)["price"] == "12,34,5"
    assert shown(response)["begins"] == "yesterday"
    assert response.context["form"].errors == {}
    assert "error-summary" not in response.content.decode()


def test_errors_that_were_shown_are_shown_again() -> None:
    response = Client().post("/sample/", WRONG | {"switch_language": "fr", "switch_checked": "1"})

    assert sorted(response.context["form"].errors) == ["begins", "kind", "price", "title"]
    assert shown(response)["title"] == "far more than twenty characters"
    assert sample_pages.SAVED == []


def test_the_page_with_errors_says_so_to_the_switch() -> None:
    told = '<input type="hidden" name="switch_checked" value="1" form="page-form">'

    assert told in Client().post("/sample/", WRONG).content.decode()
    assert told not in Client().get("/sample/").content.decode()


def test_the_buttons_send_the_form_of_the_page() -> None:
    button = 'value="fr" lang="fr" name="switch_language" form="page-form" formnovalidate>FR'

    assert button in Client().get("/sample/").content.decode()


def test_the_buttons_of_a_page_without_a_form_send_their_own() -> None:
    page = Client().get("/help/?from=mail").content.decode()

    assert '<button class="language" type="submit" value="fr" lang="fr" name="language">' in page
    assert '<input type="hidden" name="next" value="/help/?from=mail">' in page


def test_the_language_lasts() -> None:
    client = Client()
    client.post("/sample/", TYPED | {"switch_language": "lb"})

    assert client.cookies["django_language"].value == "lb"
    assert client.cookies["django_language"]["httponly"] is True
    assert '<html lang="lb">' in client.get("/help/").content.decode()


def test_an_unknown_language_is_no_switch() -> None:
    response = Client().post("/sample/", TYPED | {"switch_language": "xx"})

    assert response.status_code == 302
    assert len(sample_pages.SAVED) == 1


def test_a_signed_in_person_keeps_the_choice(signed_in: Client, person) -> None:
    signed_in.post("/sample/", TYPED | {"switch_language": "de"})
    person.refresh_from_db()

    assert person.language == "de"


def test_the_switch_without_a_form_goes_back_to_its_page(signed_in: Client, person) -> None:
    response = signed_in.post(reverse("ui:language"), {"language": "fr", "next": "/help/?a=1"})
    person.refresh_from_db()

    assert (response.status_code, response.headers["Location"]) == (302, "/help/?a=1")
    assert person.language == "fr"
    assert response.cookies["django_language"].value == "fr"


def test_an_unknown_language_changes_nothing(signed_in: Client, person) -> None:
    response = signed_in.post(reverse("ui:language"), {"language": "../../x", "next": "/help/"})
    person.refresh_from_db()

    assert (response.status_code, person.language) == (302, "en")
    assert "django_language" not in response.cookies


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "https:evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "http://testserver@evil.example/",
        "javascript:alert(1)",
        " //evil.example",
        "",
    ],
)
def test_an_address_elsewhere_leads_to_the_front_page(target: str) -> None:
    response = Client().post(reverse("ui:language"), {"language": "fr", "next": target})

    assert response.headers["Location"] == "/"


def test_the_address_of_the_page_is_no_way_to_write_markup() -> None:
    page = Client().get("/help/?" + quote('"><script>')).content.decode()

    assert "<script>" not in page


def test_the_rows_of_a_formset_are_left_as_they_were_typed() -> None:
    rows = formset_factory(sample_pages.SampleForm, extra=0)
    sent = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-title": "far more than twenty characters",
    }
    formset = rows(sent)
    forget_errors(formset)

    assert formset.errors == [{}]
    assert formset.non_form_errors() == []
    assert formset.forms[0]["title"].value() == "far more than twenty characters"
    assert rows(sent).is_valid() is False
