"""CSV that no spreadsheet executes."""

import csv
import unicodedata
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.safe_csv import csv_lines, safe_cell

FORMULA = "=+-@|"


def first_seen(text):
    """The first character that is neither blank nor invisible."""
    seen = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
    return unicodedata.normalize("NFKC", next(seen, " "))


@pytest.mark.parametrize(
    "lead",
    ["=", "+", "-", "@", "|", "＝", "＋", "－", "＠", "｜", "﹦", "﹢", "﹣", "﹫"],
)
@pytest.mark.parametrize(
    "before", ["", " ", "\t", "\r", "\n", "\0", "\r\n", "\u00a0", "\u3000", "\ufeff", "\u200b", "\x0b \x85"]
)
def test_a_formula_is_neutralised_behind_anything_unseen(before, lead):
    cell = safe_cell(f"{before}{lead}1+1")
    assert cell.startswith("'")
    assert cell.endswith(f"{lead}1+1")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("\t=1+1", "' =1+1"),
        ("\n=1+1", "'=1+1"),
        ("\0=1+1", "'=1+1"),
        ("\tplain", " plain"),
        ("\nplain", "plain"),
        ("\0plain", "plain"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("a-b", "a-b"),
        ("Müller & Cie = S.à r.l.", "Müller & Cie = S.à r.l."),
        ("'quoted", "'quoted"),
        ("", ""),
        (None, ""),
        (True, "True"),
        (12, 12),
        (-12, -12),
        (Decimal("-12.50"), Decimal("-12.50")),
        (Decimal("NaN"), "NaN"),
        (Decimal("-Infinity"), "'-Infinity"),
    ],
)
def test_cells(value, cell):
    assert safe_cell(value) == cell
    assert type(safe_cell(value)) is type(cell)


@given(st.text())
def test_no_cell_starts_a_formula(text):
    cell = safe_cell(text)
    assert first_seen(cell) not in FORMULA
    assert cell[:1] not in ("\t", "\r", "\n", "\0")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N"])))
def test_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_lines_as_a_spreadsheet_reads_them():
    lines = list(csv_lines([["Name", "Room"], ["=1+1", Decimal("-5.00")], ["a,b", Decimal("1E+3")]]))
    assert lines == ['\ufeff"Name","Room"\r\n', '"\'=1+1",-5.00\r\n', '"a,b",1000\r\n']


def test_a_cell_cut_at_another_separator_is_inert_too():
    assert list(csv_lines([["x;=1+1", "x,=1+1"]], byte_order_mark=False)) == ['"x;\'=1+1","x,=1+1"\r\n']
    assert list(csv_lines([["x;=1+1", "x,=1+1"]], delimiter=";", byte_order_mark=False)) == [
        '"x;=1+1";"x,\'=1+1"\r\n'
    ]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), min_size=1))
def test_every_cell_of_a_file_is_inert_and_every_row_keeps_its_cells(rows):
    written = "".join(csv_lines(rows, byte_order_mark=False))
    read = list(csv.reader(StringIO(written, newline="")))
    assert [len(row) for row in read] == [len(row) for row in rows]
    assert [first_seen(cell) in FORMULA for row in read for cell in row] == [False] * sum(map(len, rows))
