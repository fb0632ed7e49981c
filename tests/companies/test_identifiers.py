"""Identifiers of a company: the canonical spelling, or a sentence that says what to do."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from companies.identifiers import (
    MATRICULE_WEIGHTS,
    clean_euid,
    clean_matricule,
    clean_rcs,
    clean_vat,
    euid_of,
)
from tests.companies.refusing import code_of


@pytest.mark.parametrize(
    ("raw", "vat"),
    [
        ("LU15027442", "LU15027442"),
        ("LU18861827", "LU18861827"),
        ("LU23586515", "LU23586515"),
        ("LU2268 0432", "LU22680432"),
        ("LU24395203", "LU24395203"),
        ("LU10000053", "LU10000053"),
        ("LU12345613", "LU12345613"),
        (" lu 150 274 42 ", "LU15027442"),
        ("LU-150.274.42", "LU15027442"),
        ("15027442", "LU15027442"),
    ],
)
def test_vat(raw, vat):
    assert clean_vat(raw) == vat


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("LU15027443", "vat_checksum"),
        ("LU00000000", "vat_checksum"),
        ("00000000", "vat_checksum"),
        ("LU1234561", "vat_shape"),
        ("LU123456133", "vat_shape"),
        ("LB12345613", "vat_shape"),
        ("LULU15027442", "vat_shape"),
        ("LU1502744٢", "vat_shape"),
        ("LU", "vat_shape"),
        ("", "vat_shape"),
    ],
)
def test_vat_refused(raw, code):
    assert code_of(clean_vat, raw) == code


@given(st.integers(1, 999_999))
def test_a_vat_number_has_exactly_one_pair_of_check_digits(base):
    accepted = []
    for check in range(100):
        try:
            accepted.append(clean_vat(f"LU{base:06d}{check:02d}"))
        except ValidationError:
            continue
    assert accepted == [f"LU{base:06d}{base % 89:02d}"]


@pytest.mark.parametrize(
    ("raw", "rcs"),
    [
        ("B123456", "B123456"),
        (" b 123 456 ", "B123456"),
        ("B 123.456", "B123456"),
        ("R.C.S. Luxembourg B 123.456", "B123456"),
        ("RCS Luxembourg N° B123456", "B123456"),
        ("R.C.S.: B 1", "B1"),
        ("F0001234", "F1234"),
        ("A1", "A1"),
        ("G9999999", "G9999999"),
    ],
)
def test_rcs(raw, rcs):
    assert clean_rcs(raw) == rcs


@pytest.mark.parametrize(
    "raw", ["", "B", "123456", "B0", "B12345678", "BB123", "B12A", "É123", "B１２３", "RCS"]
)
def test_rcs_refused(raw):
    assert code_of(clean_rcs, raw) == "rcs_shape"


@given(letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), number=st.integers(1, 9_999_999))
def test_rcs_is_canonical(letter, number):
    assert clean_rcs(clean_rcs(f"{letter} {number}")) == f"{letter}{number}"


@pytest.mark.parametrize("raw", ["LURCSL.B286312", "lurcsl.b286312", " LURCSL . B 286312", "LURCSLB286312"])
def test_euid(raw):
    assert clean_euid(raw, rcs="B 286312") == "LURCSL.B286312"


def test_euid_must_name_the_same_company():
    assert code_of(clean_euid, "LURCSL.B1", rcs="B2") == "euid_mismatch"


@pytest.mark.parametrize(
    "raw", ["", "B286312", "DEK1101R.HRB116737", "LURCSL.", "LURCSL.286312", "LURCSL-B286312"]
)
def test_euid_refused(raw):
    assert code_of(clean_euid, raw, rcs="B286312") == "euid_shape"


@pytest.mark.parametrize(
    ("raw", "matricule"),
    [
        ("20152401230", "20152401230"),
        ("19992200459", "19992200459"),
        ("20242456786", "20242456786"),
        ("20032201238", "20032201238"),
        ("20242400020", "20242400020"),
        ("2015 24 01230", "20152401230"),
    ],
)
def test_matricule(raw, matricule):
    assert clean_matricule(raw) == matricule


@pytest.mark.parametrize("base", ["2024240008", "1982220011"])
def test_a_matricule_with_remainder_one_was_never_issued(base):
    assert {code_of(clean_matricule, f"{base}{check}") for check in range(10)} == {"matricule_checksum"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("20152401231", "matricule_checksum"),
        ("2015240123", "matricule_shape"),
        ("201524012300", "matricule_shape"),
        ("2015240123x", "matricule_shape"),
        ("00000000000", "matricule_shape"),
        ("1893120105732", "matricule_of_a_person"),
        ("1985031504296", "matricule_of_a_person"),
        ("", "matricule_shape"),
    ],
)
def test_matricule_refused(raw, code):
    assert code_of(clean_matricule, raw) == code


@given(st.integers(10**9, 10**10 - 1))
def test_a_matricule_has_at_most_one_check_digit(base):
    accepted = 0
    for check in range(10):
        try:
            clean_matricule(f"{base}{check}")
        except ValidationError:
            continue
        accepted += 1
    remainder = sum(int(d) * w for d, w in zip(str(base), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    assert accepted == (0 if remainder == 1 else 1)


def test_eight_zeros_are_no_vat_number():
    assert code_of(clean_vat, "LU00000000") == "vat_checksum"


def test_a_register_number_has_its_european_spelling():
    assert euid_of("B286312") == "LURCSL.B286312"
    assert clean_euid(euid_of("B286312"), rcs="B 286312") == "LURCSL.B286312"
    assert euid_of("") == ""


@given(st.integers(0, 999_999), st.integers(0, 7), st.integers(1, 9))
def test_a_vat_number_with_one_digit_changed_is_refused(base: int, place: int, by: int) -> None:
    """89 is a prime that divides no 10^k·d with d below ten, so the check promises this for every digit."""
    number = f"{base:06d}{base % 89:02d}"
    changed = f"{number[:place]}{(int(number[place]) + by) % 10}{number[place + 1 :]}"
    if base:
        assert clean_vat(number) == f"LU{number}"
    with pytest.raises(ValidationError):
        clean_vat(changed)


@given(st.integers(1, 9_999_999_999), st.integers(0, 10), st.integers(1, 9))
def test_a_national_number_with_one_digit_changed_is_refused(base: int, place: int, by: int) -> None:
    """Every weight and the modulus 11 have no common divisor, so one wrong digit always shows."""
    digits = f"{base:010d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, MATRICULE_WEIGHTS, strict=True)) % 11
    assume(rest != 1)
    number = f"{digits}{-rest % 11}"
    assert clean_matricule(number) == number
    changed = f"{number[:place]}{(int(number[place]) + by) % 10}{number[place + 1 :]}"
    with pytest.raises(ValidationError):
        clean_matricule(changed)
