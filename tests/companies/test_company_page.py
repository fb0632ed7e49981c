"""A company's own page: where it stands, what happens next, and who is in it."""

import pytest

from companies.services import register
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from tests.companies.registering import page
from tests.factories import NOW, details, join, make_company, make_person
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

NEXT = {
    "registered": ("Registered, not sent yet", "Send the registration when everything is entered."),
    "submitted": ("Being verified", "We compare what you entered with the public registers."),
    "returned": ("Returned for correction", "Correct what is named here, then send the registration again."),
    "verified": ("Verified", "Your company can apply for computing time."),
    "expired": ("To be verified again", "Look through the details and send them again."),
    "refused": ("Refused", "If you think that this is wrong, write to us."),
}


@pytest.mark.parametrize("status", list(CompanyStatus))
def test_the_page_says_in_words_where_it_stands_and_what_happens_next(owner: User, status: str) -> None:
    body = signed_in(owner).get(page("detail", make_company(owner=owner, at=status))).text
    for words in NEXT[status]:
        assert words in body


@pytest.mark.parametrize(
    ("status", "title"),
    [("returned", "What has to be corrected"), ("refused", "Why the registration was refused")],
)
def test_the_reason_stands_on_top(owner: User, status: str, title: str) -> None:
    body = signed_in(owner).get(page("detail", make_company(owner=owner, at=status))).text
    assert body.index(title) < body.index("The address is not the one in the register.") < body.index("Legal")


@pytest.mark.parametrize(
    ("role", "status", "offers"),
    [
        (Role.OWNER, "registered", ["send"]),
        (Role.OWNER, "returned", ["send"]),
        (Role.OWNER, "submitted", []),
        (Role.OWNER, "verified", []),
        (Role.EDITOR, "registered", []),
        (Role.VIEWER, "returned", []),
    ],
)
def test_only_an_owner_is_offered_to_send(role: Role, status: str, offers: list[str]) -> None:
    company = make_company(at=status)
    shown = signed_in(join(company, role=role)).get(page("detail", company))
    assert [offer.move.name for offer in shown.context["offers"]] == offers


def test_what_is_missing_is_the_reason_why_it_cannot_be_sent(owner: User) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    body = signed_in(owner).get(page("detail", company)).text
    assert "Give headcount, turnover and balance sheet of 2025 and 2024" in body
    assert f'href="{page("send", company)}"' not in body
    assert f'href="{page("figures", company)}"' in body


def test_the_history_is_told_in_public_words_without_names_of_staff(owner: User) -> None:
    company = make_company(owner=owner, at="returned")
    shown = signed_in(owner).get(page("detail", company))
    assert [str(event["title"]) for event in shown.context["events"]] == [
        "Registration sent for verification",
        "Returned for correction",
    ]
    assert "Programme officer" not in shown.text


def test_members_read_the_names_of_members(owner: User) -> None:
    company = make_company(owner=owner)
    viewer = join(company, role=Role.VIEWER, user=make_person("Vera Viewer"))
    body = signed_in(viewer).get(page("detail", company)).text
    assert "Ada Weber" in body
    assert "Vera Viewer" in body


def test_a_later_move_without_words_to_the_company_leaves_no_old_reason(owner: User) -> None:
    company = make_company(owner=owner, at="returned")
    perform(company, "send", actor=owner, at=NOW)
    assert "The address is not the one" not in _reason(signed_in(owner).get(page("detail", company)))


def _reason(shown: object) -> str:
    return shown.context["reason"]  # type: ignore[attr-defined]


def test_staff_read_it_on_their_own_page(officer: User) -> None:
    company = make_company()
    answer = signed_in(officer).get(page("detail", company))
    assert (answer.status_code, answer.url) == (302, page("verify", company))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    owner: User, rows: int, django_assert_num_queries: object
) -> None:
    company = make_company(owner=owner)
    for _number in range(rows):
        join(company)
    browser = signed_in(owner)
    browser.get(page("detail", company))
    with django_assert_num_queries(14):  # type: ignore[operator]
        browser.get(page("detail", company))


def test_one_company_is_where_the_menu_leads(owner: User) -> None:
    company = make_company(owner=owner)
    assert signed_in(owner).get("/companies/").url == page("detail", company)


def test_several_companies_are_listed_by_name_with_their_state(owner: User) -> None:
    make_company(owner=owner, name="Zeta S.A.", at="submitted")
    make_company(owner=owner, name="Alpha S.A.")
    make_company(name="Somebody else's S.A.")
    shown = signed_in(owner).get("/companies/")
    assert [(line["membership"].company.name, str(line["words"])) for line in shown.context["lines"]] == [
        ("Alpha S.A.", "Verified"),
        ("Zeta S.A.", "Being verified"),
    ]
    assert "Somebody else" not in shown.text


def test_nobody_without_a_company_is_left_without_a_next_step(stranger: User) -> None:
    make_company(name="Somebody else's S.A.")
    body = signed_in(stranger).get("/companies/").text
    assert 'href="/companies/register/"' in body
    assert "Somebody else" not in body


@pytest.mark.parametrize("rows", [2, 4])
def test_the_list_asks_a_constant_number_of_questions(
    owner: User, rows: int, django_assert_num_queries: object
) -> None:
    for _number in range(rows):
        make_company(owner=owner)
    browser = signed_in(owner)
    browser.get("/companies/")
    with django_assert_num_queries(4):  # type: ignore[operator]
        browser.get("/companies/")
