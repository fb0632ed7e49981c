"""Companies at any state of their registration, with identifiers that pass every check."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from companies.aidledger.declaring import declare_complete
from companies.mandates.services import declare
from companies.mandates.statuses import MandateKind
from companies.models import Company, Membership
from companies.services import register, set_years
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from tests.factories.clock import NOW
from tests.factories.people import make_person, make_staff
from tests.factories.screening import answer_integrity, screen_company

_numbers = count(1)
_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def next_identifiers() -> dict[str, str]:
    """RCS, VAT and matricule of a company that does not exist yet."""
    number = next(_numbers)
    base = 100000 + number
    return {"rcs": f"B{base}", "vat": f"LU{base}{base % 89:02d}", "matricule": _matricule(number)}


def _matricule(number: int) -> str:
    """The number-th eleven-digit identification number whose check digit exists."""
    candidate = number * 2
    while True:
        digits = f"2015{candidate:06d}"
        rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
        if rest != 1:
            return digits + str((11 - rest) % 11)
        candidate += 1


def details(**changes: Any) -> dict[str, Any]:
    """What a company says of itself, valid throughout."""
    return {
        "name": "Ardenne Vision S.à r.l.",
        "legal_form": "sarl",
        **next_identifiers(),
        "nace": "62.10",
        "nace_revision": "2.1",
        "street": "12, rue du Fort",
        "postcode": "2311",
        "city": "Luxembourg",
        "canton": "luxembourg",
        "founded_on": date(2019, 3, 1),
        "website": "https://ardenne-vision.example",
        "language": "fr",
    } | changes


YEARS = [
    {
        "year": 2025,
        "headcount": Decimal("14.5"),
        "turnover": Decimal(1800000),
        "balance_sheet": Decimal(900000),
    },
    {
        "year": 2024,
        "headcount": Decimal("11"),
        "turnover": Decimal(1200000),
        "balance_sheet": Decimal(700000),
    },
]

_WALK = {
    CompanyStatus.REGISTERED: (),
    CompanyStatus.SUBMITTED: ("send",),
    CompanyStatus.RETURNED: ("send", "return"),
    CompanyStatus.VERIFIED: ("send", "verify"),
    CompanyStatus.REFUSED: ("send", "refuse"),
    CompanyStatus.EXPIRED: ("send", "verify", "reverify"),
}


def make_company(
    *,
    owner: User | None = None,
    at: CompanyStatus = CompanyStatus.VERIFIED,
    on: datetime = NOW - timedelta(days=30),
    declared: bool = True,
    **changes: Any,
) -> Company:
    """A company that has come as far as `at` by the moves of its table."""
    owner = owner or make_person()
    company = register(values=details(**changes), actor=owner, at=on)
    set_years(company=company, years=YEARS, actor=owner, at=on)
    answer_integrity(company, at=on)
    for move in _WALK[at]:
        actor = owner if move == "send" else make_staff(Role.OFFICER)
        note = (
            "The address is not the one in the register." if move in ("return", "refuse", "reverify") else ""
        )
        if move != "send":
            screen_company(company, at=on)
        perform(company, move, actor=actor, at=on, note=note)
    if at == CompanyStatus.SUBMITTED:
        screen_company(company, at=on)
    if declared and at != CompanyStatus.REGISTERED:
        declare_complete(company=company, actor=owner, at=on)
    return company


def join(company: Company, *, role: Role = Role.EDITOR, user: User | None = None) -> User:
    """A further member of a company; a further owner says that they may bind it."""
    user = user or make_person()
    Membership.objects.create(company=company, user=user, role=role, since=NOW)
    if role == Role.OWNER:
        declare(company=company, person=user, kind=MandateKind.REGISTER, at=NOW - timedelta(days=30))
    return user
