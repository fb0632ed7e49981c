"""A company in words."""

from decimal import Decimal

import pytest
from django.utils import translation

from companies.models import FinancialYear
from companies.summary import figures


def year(
    number: int, headcount: str, turnover: str, balance: str, *, estimate: bool = False
) -> FinancialYear:
    return FinancialYear(
        year=number,
        headcount=Decimal(headcount),
        turnover=Decimal(turnover),
        balance_sheet=Decimal(balance),
        estimate=estimate,
    )


def test_figures_stand_newest_first_with_as_many_decimals_as_there_are() -> None:
    rows = figures(
        [year(2024, "11.00", "1200000.00", "0.50"), year(2025, "14.50", "1800000.00", "900000.00")]
    )
    assert [row.lines for row in rows[:3]] == [
        ("2025: 14.5", "2024: 11"),
        ("2025: €1,800,000", "2024: €1,200,000"),
        ("2025: €900,000", "2024: €0.5"),
    ]


def test_an_estimate_is_called_one() -> None:
    assert figures([year(2026, "2", "5", "5", estimate=True)])[0].lines == ("2026 (estimate): 2",)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "2025: 1\u202f800\u202f000\u00a0€"),
        ("de", "2025: 1.800.000\u00a0€"),
        ("en", "2025: €1,800,000"),
    ],
)
def test_amounts_follow_the_language(language: str, words: str) -> None:
    with translation.override(language):
        assert figures([year(2025, "1", "1800000", "1")])[1].lines == (words,)


def test_without_figures_there_are_no_lines() -> None:
    assert figures([]) == []
