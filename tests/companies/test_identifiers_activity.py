"""Codes of activity, the LEI, the PIC and the permit: cleaned for good, or refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from companies.identifiers import (
    clean_lei,
    clean_matricule,
    clean_nace,
    clean_permit,
    clean_pic,
    clean_rcs,
    clean_vat,
    counterpart,
    nace_label,
    nace_revisions,
)
from tests.companies.refusing import code_of


@pytest.mark.parametrize("raw", ["213800KUD8LAJWSQ9D15", "213800kud8lajwsq9d15", "2138 00KU D8LA JWSQ 9D15"])
def test_lei(raw):
    assert clean_lei(raw) == "213800KUD8LAJWSQ9D15"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("213800KUD8LXJWSQ9D15", "lei_checksum"),
        ("98", "lei_shape"),
        ("1", "lei_shape"),
        ("213800KUD8LAJWSQ9D1", "lei_shape"),
        ("213800KUD8LAJWSQ9D155", "lei_shape"),
        ("", "lei_shape"),
    ],
)
def test_lei_refused(raw, code):
    assert code_of(clean_lei, raw) == code


@pytest.mark.parametrize(
    ("raw", "revision", "nace"),
    [
        ("62.10", "2.1", "62.10"),
        ("6210", "2.1", "62.10"),
        ("62.01", "2.0", "62.01"),
        (" 63 10 ", "2.1", "63.10"),
        ("01.11", "2.0", "01.11"),
    ],
)
def test_nace(raw, revision, nace):
    assert clean_nace(raw, revision=revision) == nace


def test_nace_is_read_in_the_current_revision_unless_told():
    assert clean_nace("62.10") == "62.10"
    assert code_of(clean_nace, "62.01") == "nace_other_revision"


@pytest.mark.parametrize(
    ("raw", "revision", "code"),
    [
        ("62.10", "2.0", "nace_other_revision"),
        ("62.01", "2.1", "nace_other_revision"),
        ("99.99", "2.1", "nace_unknown"),
        ("62.1", "2.1", "nace_shape"),
        ("62", "2.1", "nace_shape"),
        ("62.010", "2.1", "nace_national"),
        ("A", "2.1", "nace_shape"),
        ("", "2.1", "nace_shape"),
    ],
)
def test_nace_refused(raw, revision, code):
    assert code_of(clean_nace, raw, revision=revision) == code


def test_a_revision_that_does_not_exist_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no revision 3"):
        clean_nace("62.10", revision="3.0")


def test_the_refusal_names_the_revision_that_has_the_code():
    with pytest.raises(ValidationError) as refused:
        clean_nace("62.01")
    assert refused.value.messages == [
        "62.01 is a code of NACE 2.0, not of 2.1. There the same activity is 62.10: "
        "enter that, or choose the other revision."
    ]


def test_nace_names():
    assert nace_label("63.10", revision="2.1").startswith(
        "Computing infrastructure, data processing, hosting"
    )
    assert nace_label("63.10", revision="2.0") == ""
    assert nace_revisions("01.11") == ("2.1", "2.0")


def test_pic():
    assert clean_pic("999 888 777") == "999888777"
    assert code_of(clean_pic, "99988877") == "pic_shape"
    assert code_of(clean_pic, "99988877A") == "pic_shape"


def test_permit_is_free_text_on_one_line():
    assert clean_permit(" 10012345 / 3\n") == "10012345 / 3"
    assert clean_permit("x" * 64) == "x" * 64
    assert code_of(clean_permit, "x" * 65) == "permit_shape"
    assert code_of(clean_permit, " \n") == "permit_shape"


@pytest.mark.parametrize(
    "clean", [clean_vat, clean_rcs, clean_matricule, clean_lei, clean_nace, clean_pic, clean_permit]
)
@given(raw=st.text())
def test_any_text_is_cleaned_for_good_or_refused(clean, raw):
    try:
        cleaned = clean(raw)
    except ValidationError:
        return
    assert clean(cleaned) == cleaned


def test_a_code_of_one_edition_is_led_to_the_same_activity_of_the_other():
    assert counterpart("62.01", revision="2.0") == "62.10"
    assert counterpart("62.10", revision="2.1") == "62.01"
    assert counterpart("63.12", revision="2.0") == ""


@given(
    st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=18, max_size=18), st.integers(0, 19), st.data()
)
def test_an_lei_with_one_character_changed_is_refused(base: str, place: int, data: st.DataObject) -> None:
    spelt = "".join(str(int(character, 36)) for character in f"{base}00")
    number = f"{base}{98 - int(spelt) % 97:02d}"
    assert clean_lei(number) == number
    kinds = "0123456789" if number[place].isdigit() else "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    other = data.draw(st.sampled_from([kind for kind in kinds if kind != number[place]]))
    with pytest.raises(ValidationError):
        clean_lei(f"{number[:place]}{other}{number[place + 1 :]}")
