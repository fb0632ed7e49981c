"""Luxembourg's and Europe's identifiers of a company: each `clean_…` returns the one canonical spelling.

Anything else is a ValidationError with a sentence that says what to do. Nothing here asks a register.
"""

import re
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import lei
from stdnum.eu import nace
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.lu import tva

from portal.core.text import single_line

NACE_REVISIONS = ("2.1", "2.0")  # the current one first
MATRICULE_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
LONGEST_PERMIT = 64

BLANKS_AND_MARKS = re.compile(r"[\s.\-/]+")
RCS_WORDS = re.compile(r"^RCS(?:LUXEMBOURG|LU)?:?(?:N[O°º])?:?")


def clean_vat(raw: str) -> str:
    """`LU15027442`: LU and eight digits, the last two being the first six modulo 89."""
    digits = _compact(raw).removeprefix("LU")
    if not re.fullmatch(r"[0-9]{8}", digits):
        raise ValidationError(
            _("Enter the VAT number as LU and 8 digits, such as LU15027442."), code="vat_shape"
        )
    # The check digits of eight zeros are right, yet no company has that number.
    if digits == "00000000" or not tva.is_valid(digits):
        raise ValidationError(
            _("This VAT number does not exist: its digits do not fit together. Compare it with an invoice."),
            code="vat_checksum",
        )
    return f"LU{digits}"


def clean_rcs(raw: str) -> str:
    """`B123456`: the letter of the register section and the number, however it was spaced or introduced."""
    number = RCS_WORDS.sub("", _compact(raw))
    match = re.fullmatch(r"([A-Z])0*([1-9][0-9]{0,6})", number)
    if match is None:
        raise ValidationError(
            _("Enter the register number as a letter and up to 7 digits, such as B123456."), code="rcs_shape"
        )
    return match[1] + match[2]


def clean_euid(raw: str, *, rcs: str) -> str:
    """`LURCSL.B286312`: the European spelling of the company's own register number."""
    compact = re.sub(r"\s+", "", raw).upper()
    match = re.fullmatch(r"LURCSL\.?([A-Z][0-9]{1,7})", compact)
    if match is None:
        raise ValidationError(
            _("Enter the EUID as LURCSL, a dot and the register number, such as LURCSL.B286312."),
            code="euid_shape",
        )
    number, expected = clean_rcs(match[1]), clean_rcs(rcs)
    if number != expected:
        raise ValidationError(
            _("This EUID names %(found)s, but the register number is %(expected)s. Correct one of the two."),
            code="euid_mismatch",
            params={"found": number, "expected": expected},
        )
    return f"LURCSL.{number}"


def clean_matricule(raw: str) -> str:
    """`20152401230`: the national number of a legal person, eleven digits with a check digit modulo 11.

    SECURITY: the thirteen digits of a natural person are personal data that we do not need, so they are refused.
    """
    number = _compact(raw)
    if re.fullmatch(r"[0-9]{13}", number):
        raise ValidationError(
            _("This is the 13-digit number of a person. Enter the company's own number of 11 digits."),
            code="matricule_of_a_person",
        )
    if not re.fullmatch(r"[0-9]{11}", number) or not number.strip("0"):
        raise ValidationError(
            _("Enter the company's national number as 11 digits, such as 20152401230."),
            code="matricule_shape",
        )
    if _matricule_check(number) != number[-1]:
        raise ValidationError(
            _(
                "This national number does not exist: its digits do not fit together. Compare it with a letter."
            ),
            code="matricule_checksum",
        )
    return number


def clean_lei(raw: str) -> str:
    """`213800KUD8LAJWSQ9D15`: twenty characters whose last two are check digits (ISO 17442)."""
    number = _compact(raw)
    if not re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", number):
        raise ValidationError(
            _("Enter the LEI as 20 letters and digits, such as 213800KUD8LAJWSQ9D15."), code="lei_shape"
        )
    if not lei.is_valid(number):
        raise ValidationError(
            _(
                "This LEI does not exist: its characters do not fit together. Compare it with the certificate."
            ),
            code="lei_checksum",
        )
    return number


def clean_nace(raw: str, *, revision: str = NACE_REVISIONS[0]) -> str:
    """`62.10`: a class of four digits that exists in this revision; keep the revision beside the code."""
    if revision not in NACE_REVISIONS:
        raise ValueError(f"NACE has no revision {revision}.")
    digits = re.sub(r"[\s.]+", "", raw)
    if re.fullmatch(r"[0-9]{5}", digits):
        raise ValidationError(
            _("This is the national code of 5 digits. Enter its first 4 digits, such as 62.10."),
            code="nace_national",
        )
    if not re.fullmatch(r"[0-9]{4}", digits):
        raise ValidationError(_("Enter the activity as 4 digits, such as 62.10."), code="nace_shape")
    known = nace_revisions(digits)
    if revision not in known:
        raise _unknown_nace(nace.format(digits), revision=revision, known=known)
    return nace.format(digits)


def nace_revisions(code: str) -> tuple[str, ...]:
    """The revisions of NACE in which this code exists."""
    return tuple(revision for revision in NACE_REVISIONS if nace.is_valid(code, revision=revision))


def nace_label(code: str, *, revision: str) -> str:
    """The official English name of an activity; empty where the revision has no such code."""
    try:
        return nace.get_label(code, revision=revision)
    except StdnumError:
        return ""


def counterpart(code: str, *, revision: str) -> str:
    """The code with the same official name in the other revision; "" where the activity was split or renamed.

    62.01 of revision 2.0 is 62.10 of 2.1: both are "Computer programming activities". The full correspondence
    of Eurostat also joins and splits activities; where it does, a person has to choose, so nothing is proposed.
    """
    other = next(name for name in NACE_REVISIONS if name != revision)
    found = _codes_by_name(other).get(nace_label(code, revision=revision).casefold(), ())
    return found[0] if len(found) == 1 else ""


@cache
def _codes_by_name(revision: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for number in range(100, 10_000):
        digits = f"{number:04d}"
        if nace.is_valid(digits, revision=revision):
            name = nace_label(digits, revision=revision).casefold()
            names[name] = (*names.get(name, ()), nace.format(digits))
    return names


def euid_of(rcs: str) -> str:
    """The European spelling of a register number: nobody has to type it."""
    return f"LURCSL.{rcs}" if rcs else ""


def clean_pic(raw: str) -> str:
    """`999888777`: the participant code of EU programmes, nine digits."""
    number = _compact(raw)
    if not re.fullmatch(r"[0-9]{9}", number):
        raise ValidationError(_("Enter the PIC as 9 digits, or leave it empty."), code="pic_shape")
    return number


def clean_permit(raw: str) -> str:
    """The number of the business permit as it stands on the permit: free text, since no format is published."""
    number = single_line(raw)
    if not 1 <= len(number) <= LONGEST_PERMIT:
        raise ValidationError(
            _("Enter the number of the business permit as it is printed, in up to %(most)s characters."),
            code="permit_shape",
            params={"most": LONGEST_PERMIT},
        )
    return number


def _compact(raw: str) -> str:
    return BLANKS_AND_MARKS.sub("", raw).upper()


def _matricule_check(number: str) -> str:
    """The eleventh digit; remainder 1 would need a two-digit check, so such numbers are never issued."""
    remainder = (
        sum(int(digit) * weight for digit, weight in zip(number, MATRICULE_WEIGHTS, strict=False)) % 11
    )
    return {0: "0", 1: "never issued"}.get(remainder, str(11 - remainder))


def _unknown_nace(code: str, *, revision: str, known: tuple[str, ...]) -> ValidationError:
    same = counterpart(code, revision=known[0]) if known else ""
    if same:
        return ValidationError(
            _(
                "%(code)s is a code of NACE %(known)s, not of %(revision)s. "
                "There the same activity is %(same)s: enter that, or choose the other revision."
            ),
            code="nace_other_revision",
            params={"code": code, "known": known[0], "revision": revision, "same": same},
        )
    if known:
        return ValidationError(
            _(
                "%(code)s is a code of NACE %(known)s, not of %(revision)s. Choose the revision or the code anew."
            ),
            code="nace_other_revision",
            params={"code": code, "known": known[0], "revision": revision},
        )
    return ValidationError(
        _("NACE has no activity %(code)s. Look it up in the list of activities."),
        code="nace_unknown",
        params={"code": code},
    )
