"""Numbers of invented companies: they pass every check, and are far above those that registers have reached."""

from companies.identifiers import MATRICULE_WEIGHTS

_RCS_FROM = 9_000_000
_VAT_FROM = 990_000
_NEVER_ISSUED = 1


def identifiers(number: int) -> dict[str, str]:
    """RCS, VAT number and matricule of the demo's company with this number."""
    base = _VAT_FROM + number
    return {
        "rcs": f"B{_RCS_FROM + number}",
        "vat": f"LU{base}{base % 89:02d}",
        "matricule": _matricule(number),
    }


def _matricule(number: int) -> str:
    """Eleven digits of which the last one checks the others; every other serial is skipped where it cannot."""
    serial = 9_000 + 2 * number
    while True:
        digits = f"201524{serial:04d}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, MATRICULE_WEIGHTS, strict=True)) % 11
        if rest != _NEVER_ISSUED:
            return f"{digits}{-rest % 11}"
        serial += 1
