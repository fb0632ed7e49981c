"""The guard on sending and verifying: the figures that the size test needs are there."""

from datetime import date
from typing import Any

import pytest

from companies.guards import company_complete
from companies.services import register, set_years
from tests.factories import NOW, details, make_person

pytestmark = pytest.mark.django_db


def year(number: int, *, estimate: bool = False) -> dict[str, Any]:
    return {"year": number, "headcount": 3, "turnover": 10, "balance_sheet": 10, "estimate": estimate}


CASES = [
    (2019, [], "Give headcount, turnover and balance sheet of 2025 and 2024 under “Figures”."),
    (2019, [year(2025)], "Give headcount, turnover and balance sheet of 2025 and 2024 under “Figures”."),
    (2019, [year(2025), year(2024)], ""),
    (2019, [year(2024), year(2023)], ""),
    (2024, [], "Give headcount, turnover and balance sheet of 2025 under “Figures”."),
    (2024, [year(2025)], ""),
    (2025, [year(2025)], ""),
    (2025, [year(2026, estimate=True)], ""),
    (2026, [], "Give an estimate for 2026 under “Figures”: your company has no closed year yet."),
    (2026, [year(2026, estimate=True)], ""),
]


@pytest.mark.parametrize(("founded", "years", "sentence"), CASES)
def test_company_complete(founded: int, years: list[dict[str, Any]], sentence: str) -> None:
    person = make_person()
    company = register(values=details(founded_on=date(founded, 3, 1)), actor=person, at=NOW)
    set_years(company=company, years=years, actor=person, at=NOW)
    assert company_complete(company, actor=person, at=NOW) == sentence
