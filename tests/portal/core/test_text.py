"""One clean line out of anything typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.text import single_line


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_becomes_a_blank(line_break):
    assert single_line(f"Subject{line_break}Bcc: someone@example.org") == "Subject Bcc: someone@example.org"


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\ufeff", "\0", "\x1b"]
)
def test_what_nobody_sees_goes(mark):
    assert single_line(f"fac{mark}ture.pdf") == "facture.pdf"


def test_ordinary_text_stays():
    assert single_line("Société Müller – 👩‍🔬 projet n° 3") == "Société Müller – 👩‍🔬 projet n° 3"


def test_blanks_shrink():
    assert single_line("  two \t  words ") == "two words"


@given(st.text())
def test_the_result_is_one_line_without_controls_and_stays_so(text):
    line = single_line(text)
    assert len(line.splitlines()) <= 1
    assert [char for char in line if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")] == []
    assert single_line(line) == line
