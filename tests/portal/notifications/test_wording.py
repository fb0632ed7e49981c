"""From templates and facts to words, whatever people typed."""

import pytest
from django.utils.html import urlize
from hypothesis import given
from hypothesis import strategies as st

from portal.notifications.wording import (
    UnknownName,
    defused,
    fill,
    line_by_line,
    paragraphs,
    subject_line,
)

HOSTILE = [
    "Win now http://evil.example",
    "https://evil.example/path?x=1",
    "www.evil.com",
    "evil.com",
    "call me@evil.com",
    "HTTP://EVIL.EXAMPLE",
    "ftp://evil.example",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_program_finds_an_address_in_what_people_typed(name):
    assert "<a " not in urlize(defused(name))


@pytest.mark.parametrize("name", HOSTILE)
def test_people_read_the_same(name):
    assert defused(name).replace("\u200b", "") == name


@pytest.mark.parametrize("name", ["24.11.2026, 17:00", "5.000 GPU-hours", "Müller & Söhne", "APP-2026-0042"])
def test_what_is_no_address_is_left_alone(name):
    assert defused(name) == name


@given(st.text())
def test_nothing_that_can_be_typed_becomes_a_link(text):
    assert "<a " not in urlize(defused(f"x {text} http://evil.example"))


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\u2028", "\x85", "\v"])
def test_a_subject_is_one_line(words, break_):
    line = subject_line("company_verified", {"company": f"A{break_}Bcc: spy@example.org"})
    assert line == "January: A Bcc: spy@example.org is verified"


def test_a_line_break_in_a_name_does_not_begin_a_paragraph():
    body = fill("company_verified/body.txt", {"company": "A\n\nB", "rcs": "B1", "person": "Ada"})
    assert paragraphs(body)[0].text == "A B (B1) is verified, and Ada may apply."


def test_html_in_a_name_stays_text():
    assert subject_line("company_verified", {"company": "<b>A&B</b>"}) == "January: <b>A&B</b> is verified"


def test_lines_that_begin_with_a_dash_are_a_list():
    shapes = [(part.shape, part.lines) for part in paragraphs("Do:\n\n- this\n- that\n\n\nThen rest.\n")]
    assert shapes == [("text", ("Do:",)), ("list", ("this", "that")), ("text", ("Then rest.",))]


def test_only_an_address_of_this_site_is_a_link(settings):
    settings.SITE_URL = "https://portal.example/"
    texts = ["https://portal.example/x/", "https://portal.example.evil/x/", "see https://portal.example/x/"]
    assert [paragraphs(text)[0].shape for text in texts] == ["link", "text", "text"]


def test_an_unknown_name_is_refused_where_that_is_asked_for(words, settings):
    settings.NOTICES_STRICT = True
    words["company_verified/subject.txt"] = "{{ compny }}"
    with pytest.raises(UnknownName, match="compny"):
        subject_line("company_verified", {"company": "A"})


def test_an_unknown_name_in_a_translated_block_is_refused_too(words, settings):
    settings.NOTICES_STRICT = True
    words["company_verified/subject.txt"] = "{% blocktranslate %}{{ compny }}{% endblocktranslate %}"
    with pytest.raises(UnknownName, match="compny"):
        subject_line("company_verified", {"company": "A"})


def test_an_unknown_name_leaves_a_gap_where_people_wait_for_the_mail(words, settings):
    settings.NOTICES_STRICT = False
    words["company_verified/subject.txt"] = "{{ compny }}!"
    assert subject_line("company_verified", {"company": "A"}) == "!"


def test_figures_and_dates_have_filters_that_need_no_loading(words):
    words["company_verified/subject.txt"] = "{{ hours|gpu_hours }}"
    assert subject_line("company_verified", {"hours": 5000}) == "5,000 GPU-hours"


def test_lines_that_a_person_typed_stay_lines_of_one_paragraph(words):
    words["company_returned/body.txt"] = "Reason: {{ note }}\n\nCorrect it."
    typed = "1. The address\r\n\r\n2. http://evil.example\n- no list"
    body = fill("company_returned/body.txt", {"note": typed}, shield=line_by_line(defused))
    lines = [tuple(line.replace("\u200b", "") for line in part.lines) for part in paragraphs(body)]
    assert lines == [("Reason: 1. The address", "2. http://evil.example", "- no list"), ("Correct it.",)]
    assert {part.shape for part in paragraphs(body)} == {"text"}
    assert "<a " not in urlize(body)


def test_a_fact_that_is_a_function_is_asked_only_where_it_is_named(words):
    asked = []
    facts = {"company": lambda: asked.append("company") or "A\nB", "note": lambda: asked.append("note")}
    words["company_verified/subject.txt"] = "{{ company }}"
    assert (subject_line("company_verified", facts), asked) == ("A B", ["company"])


def test_a_figure_that_is_not_there_leaves_a_gap_or_is_refused(words, settings):
    words["company_verified/subject.txt"] = "[{{ hours|gpu_hours }}]"
    settings.NOTICES_STRICT = False
    assert subject_line("company_verified", {"hours": None}) == "[]"
    settings.NOTICES_STRICT = True
    with pytest.raises(ValueError, match="not there"):
        subject_line("company_verified", {"hours": None})
