"""The page of the figures: which years it asks for, what it reads, and what it says to what it cannot read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from companies.models import Company
from companies.services import register, set_years
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from portal.workflow.models import Event
from tests.companies.registering import FIGURES, errors_of, page
from tests.factories import NOW, details, join, make_company
from tests.factories.companies import YEARS
from tests.factories.screening import answer_integrity
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def founded(year: int, *, owner: User) -> Company:
    company = register(values=details(founded_on=date(year, 3, 1)), actor=owner, at=NOW)
    answer_integrity(company)
    return company


def rows(company: Company) -> list[tuple[int, Decimal, Decimal, Decimal, bool]]:
    return list(
        company.years.order_by("-year").values_list(
            "year", "headcount", "turnover", "balance_sheet", "estimate"
        )
    )


def test_amounts_are_read_as_french_german_and_english_people_write_them(owner: User) -> None:
    company = founded(2019, owner=owner)
    answer = signed_in(owner).post(page("figures", company), FIGURES)
    assert (answer.status_code, answer.url) == (302, page("send", company))
    assert rows(company) == [
        (2025, Decimal("14.50"), Decimal("1800000.00"), Decimal("900000.00"), False),
        (2024, Decimal("11.00"), Decimal("1200000.00"), Decimal("700000.00"), False),
    ]


def test_the_questions_on_integrity_come_after_the_first_figures(owner: User) -> None:
    company = register(values=details(founded_on=date(2019, 3, 1)), actor=owner, at=NOW)
    answer = signed_in(owner).post(page("figures", company), FIGURES)
    assert answer.url == page("integrity", company)


def test_what_was_read_is_shown_in_the_language_of_the_page(owner: User) -> None:
    company = founded(2019, owner=owner)
    browser = signed_in(owner)
    body = browser.post(page("figures", company), FIGURES, follow=True).text
    assert "2025: €1,800,000" in body
    browser.cookies["django_language"] = "de"
    assert "2025: 1.800.000\u00a0€" in browser.get(page("send", company)).text
    shown = browser.get(page("figures", company)).context["form"]
    assert shown["turnover_2025"].value() == "1.800.000,00"


def test_one_event_says_which_years_changed_and_the_same_figures_again_say_nothing(owner: User) -> None:
    company = founded(2019, owner=owner)
    browser = signed_in(owner)
    for _time in range(2):
        browser.post(page("figures", company), FIGURES)
    changed = Event.objects.of(company).filter(name="figures.changed")
    assert [event.data for event in changed] == [{"years": [2024, 2025]}]


WRONG = [
    ("turnover_2025", "900.000", "“900.000” can mean 900000 or 900. Write 900000.00 or 900.00 instead."),
    ("turnover_2025", "a lot", "Enter an amount in euros, such as 1234.50."),
    ("turnover_2025", "-1", "Enter the turnover of 2025 as 0 or more."),
    ("turnover_2024", "", "Enter the turnover of 2024."),
    ("balance_sheet_2025", "", "Enter the balance sheet total of 2025."),
    ("balance_sheet_2025", "1234.567", "Give at most two decimals."),
    ("turnover_2024", "99999999999999", "This is too large for 2024. Correct it."),
    ("headcount_2025", "1000000", "This is too large for 2025. Correct it."),
    ("headcount_2025", "many", "Enter the headcount of 2025 as a number, such as 14.5."),
    ("headcount_2025", "", "Enter the headcount of 2025."),
    ("headcount_2024", "-3", "Enter the headcount of 2024 as 0 or more."),
]


@pytest.mark.parametrize(("field", "text", "sentence"), WRONG)
def test_a_wrong_figure_gets_its_sentence_and_nothing_is_kept(
    owner: User, field: str, text: str, sentence: str
) -> None:
    company = founded(2019, owner=owner)
    answer = signed_in(owner).post(page("figures", company), FIGURES | {field: text})
    assert errors_of(answer) == {field: [sentence]}
    assert rows(company) == []


@pytest.mark.parametrize(
    ("year", "fields"),
    [
        (2019, ["headcount_2025", "turnover_2025", "headcount_2024", "turnover_2024"]),
        (2025, ["headcount_2025", "turnover_2025"]),
        (2026, ["headcount_2026", "turnover_2026"]),
    ],
)
def test_the_years_follow_from_the_founding(owner: User, year: int, fields: list[str]) -> None:
    form = signed_in(owner).get(page("figures", founded(year, owner=owner))).context["form"]
    assert [name for name in form.fields if not name.startswith("balance")] == fields


def test_a_company_of_this_year_gives_an_estimate(owner: User) -> None:
    company = founded(2026, owner=owner)
    browser = signed_in(owner)
    assert "2026 (estimate)" in browser.get(page("figures", company)).text
    values = {"headcount_2026": "2", "turnover_2026": "50 000", "balance_sheet_2026": "20000"}
    assert browser.post(page("figures", company), values).url == page("send", company)
    assert rows(company) == [(2026, Decimal(2), Decimal(50000), Decimal(20000), True)]


def test_the_address_asks_for_an_earlier_last_year(owner: User) -> None:
    company = founded(2019, owner=owner)
    browser = signed_in(owner)
    address = f"{page('figures', company)}?last=2024"
    assert "?last=2024" in browser.get(page("figures", company)).text
    assert "headcount_2023" in browser.get(address).context["form"].fields
    values = {name.replace("2024", "2023").replace("2025", "2024"): text for name, text in FIGURES.items()}
    browser.post(address, values)
    assert [row[0] for row in rows(company)] == [2024, 2023]
    assert browser.get(page("figures", company)).context["asked"].last == 2024


@pytest.mark.parametrize("last", ["2020", "1999", "x", "2026", "²"])
def test_a_year_that_is_no_way_gives_the_usual_one(owner: User, last: str) -> None:
    company = founded(2019, owner=owner)
    shown = signed_in(owner).get(page("figures", company), {"last": last})
    assert shown.context["asked"].last == 2025


def test_the_year_of_founding_is_given_whole_or_not_at_all(owner: User) -> None:
    company = founded(2024, owner=owner)
    browser = signed_in(owner)
    only = {name: text for name, text in FIGURES.items() if name.endswith("2025")}
    half = browser.post(page("figures", company), only | {"turnover_2024": "5000"})
    assert errors_of(half) == {
        "headcount_2024": ["Enter the headcount of 2024."],
        "balance_sheet_2024": ["Enter the balance sheet total of 2024."],
    }
    browser.post(page("figures", company), only)
    assert [row[0] for row in rows(company)] == [2025]


def test_an_editor_goes_back_to_the_company_since_only_an_owner_sends(owner: User) -> None:
    company = founded(2019, owner=owner)
    editor = join(company, role=Role.EDITOR)
    assert signed_in(editor).post(page("figures", company), FIGURES).url == page("detail", company)


@pytest.mark.parametrize("status", ["submitted", "verified", "refused"])
def test_figures_of_a_registration_that_is_not_open_have_no_page(owner: User, status: str) -> None:
    company = make_company(owner=owner, at=status)
    assert signed_in(owner).get(page("figures", company)).status_code == 404
    assert signed_in(owner).post(page("figures", company), FIGURES).status_code == 404


def test_a_viewer_has_no_page_to_write_on(owner: User) -> None:
    company = founded(2019, owner=owner)
    viewer = join(company, role=Role.VIEWER)
    assert signed_in(viewer).get(page("figures", company)).status_code == 404
    set_years(company=company, years=YEARS, actor=owner, at=NOW)
    assert signed_in(viewer).get(page("detail", company)).status_code == 200


def test_figures_of_a_registration_that_was_sent_meanwhile_are_not_taken(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = founded(2019, owner=owner)
    set_years(company=company, years=YEARS, actor=owner, at=NOW)

    def after_sending(**values: Any) -> None:
        perform(company, "send", actor=owner, at=NOW)
        set_years(**values)

    monkeypatch.setattr("companies.views.company.set_years", after_sending)
    answer = signed_in(owner).post(page("figures", company), FIGURES | {"headcount_2025": "99"})
    assert errors_of(answer) == {
        "__all__": ["The registration has been sent and cannot be changed now. Ask us to return it."]
    }
    assert company.years.get(year=2025).headcount == Decimal("14.5")
