"""How a form looks to somebody who cannot see it: order, names, errors, and where the focus goes."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]


@pytest.fixture
def blank() -> str:
    return Client().get("/sample/").content.decode()


@pytest.fixture
def refused() -> str:
    return Client().post("/sample/", {"price": "x"}).content.decode()


HELP = "Up to 20 letters."


def question(page: str, name: str) -> str:
    """The markup of one question."""
    return page.split(f'id="div_id_{name}"')[1].split('id="div_id_')[0]


def test_the_label_comes_first_then_the_help_then_the_control(blank: str) -> None:
    title = question(blank, "title")

    assert title.index("<label") < title.index(HELP) < title.index("<input")


def test_the_error_stands_between_help_and_control_and_is_named_by_it(refused: str) -> None:
    title = question(refused, "title")

    assert title.index(HELP) < title.index("Enter a title") < title.index("<input")
    assert 'aria-describedby="id_title_helptext id_title_error"' in title
    assert 'id="id_title_error"' in title
    assert 'aria-invalid="true"' in title


def test_a_group_of_choices_is_a_fieldset_with_its_own_name(blank: str) -> None:
    kind = question(blank, "kind")

    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Kind\s*</legend>", kind)
    assert kind.count('type="radio"') == 2
    assert '<label class="form-check-label" for="id_kind_0">Training</label>' in kind


def test_the_summary_says_the_same_words_and_leads_to_the_field(refused: str) -> None:
    summary = refused.split('<section class="error-summary"')[1].split("</section>")[0]

    assert re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary) == [
        ("id_title", "Enter a title"),
        ("id_kind_0", "Choose an answer to “Kind”."),
        ("id_price", "Enter an amount in euros, such as 1234.50."),
    ]
    for words in (
        "Enter a title",
        "Choose an answer to “Kind”.",
        "Enter an amount in euros, such as 1234.50.",
    ):
        assert refused.count(escape(words)) == 2


def test_the_summary_stands_above_the_heading_and_takes_the_focus(refused: str) -> None:
    assert refused.index("error-summary") < refused.index("<h1")
    assert re.search(r'<section class="error-summary" role="alert"[^>]* tabindex="-1" data-focus>', refused)


def test_the_title_says_error_only_where_there_is_one(blank: str, refused: str) -> None:
    assert "<title>Sample – MeluXina-AI Access</title>" in blank
    assert "<title>Error: Sample – MeluXina-AI Access</title>" in refused


def test_what_is_wrong_with_the_whole_is_in_the_summary_once() -> None:
    page = Client().post("/sample/", {"title": "refused", "kind": "a"}).content.decode()

    assert "<li>This title was refused.</li>" in page
    assert page.count("This title was refused.") == 1


def test_what_was_typed_is_kept(refused: str) -> None:
    assert 'name="price" value="x"' in refused


def test_the_browser_judges_nothing_by_itself(blank: str) -> None:
    assert re.search(r'<form[^>]* id="page-form"[^>]*\bnovalidate', blank)


def test_questions_that_may_be_left_out_say_so(blank: str) -> None:
    assert "(optional)" in question(blank, "begins")
    assert "(optional)" not in question(blank, "title")


def test_controls_have_their_unit_width_and_autocomplete_token(blank: str) -> None:
    assert '<span class="input-group-text">EUR</span>' in question(blank, "price")
    assert "width-short" in question(blank, "begins")
    assert 'autocomplete="organization-title"' in question(blank, "title")


def test_the_buttons_say_what_they_do_and_the_first_is_the_one_that_enter_presses(blank: str) -> None:
    buttons = re.findall(r'<button type="submit" class="btn btn-(\w+)"[^>]*>([^<]+)</button>', blank)

    assert buttons == [("primary", "Save"), ("secondary", "Later")]


def test_the_form_can_carry_a_file(blank: str) -> None:
    assert re.search(r'<form[^>]*enctype="multipart/form-data"', blank)
