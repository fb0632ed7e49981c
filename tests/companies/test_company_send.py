"""Checking what was entered, and sending it: only an owner, only complete, only once."""

import pytest
from django.urls import reverse

from companies.models import Company
from companies.services import register, set_years
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.companies.registering import errors_of, page
from tests.factories import NOW, details, join, make_company
from tests.factories.companies import YEARS
from tests.factories.ownership import make_ownership
from tests.factories.screening import answer_integrity
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: User) -> Company:
    row = register(values=details(name="Alzette Robotics S.à r.l."), actor=owner, at=NOW)
    set_years(company=row, years=YEARS, actor=owner, at=NOW)
    answer_integrity(row)
    return row


def test_every_answer_stands_on_the_page_with_a_way_to_change_it(owner: User, company: Company) -> None:
    shown = signed_in(owner).get(page("send", company))
    lines = {str(row.label): (str(row.value) or row.lines) for row in shown.context["details"]}
    assert lines == {
        "Name": "Alzette Robotics S.à r.l.",
        "Legal form": "Private limited company (S.à r.l.)",
        "Founded on": "01.03.2019",
        "Number in the trade register": company.rcs,
        "National identification number": company.matricule,
        "VAT number": company.vat,
        "Main activity (NACE)": "62.10 (revision 2.1)",
        "Seat": ("12, rue du Fort", "L-2311 Luxembourg", "Canton of Luxembourg"),
        "Website": "https://ardenne-vision.example",
        "Language of correspondence": "Français",
    }
    changes = [row.change for row in (*shown.context["details"], *shown.context["figures"])]
    assert changes[0] == f"{page('details', company)}#id_name"
    assert changes[-1] == f"{page('figures', company)}#id_balance_sheet_2025"


def test_every_change_link_leads_to_a_question_that_is_there(owner: User, company: Company) -> None:
    browser = signed_in(owner)
    shown = browser.get(page("send", company))
    bodies = {name: browser.get(page(name, company)).text for name in ("details", "figures")}
    for row in (*shown.context["details"], *shown.context["figures"]):
        if row.change:
            address, anchor = row.change.split("#")
            assert f'id="{anchor}"' in bodies[address.rstrip("/").split("/")[-1]]


def test_the_activity_has_its_english_name_marked_as_english(owner: User, company: Company) -> None:
    body = signed_in(owner).get(page("send", company)).text
    assert '<span class="summary-note" lang="en">Computer programming activities</span>' in body


def test_the_size_is_that_of_the_whole_group_on_every_page(owner: User, company: Company) -> None:
    """The figures alone are small; with a linked enterprise of 200 posts the company is medium-sized."""
    make_ownership(company, share="60")
    browser = signed_in(owner)
    for place in ("send", "detail", "ownership"):
        body = browser.get(page(place, company)).text
        assert ("Medium-sized enterprise" in body, "Small enterprise" in body) == (True, False)


def test_an_owner_sends_it_and_reads_what_happens_next(owner: User, company: Company) -> None:
    browser = signed_in(owner)
    answer = browser.post(page("send", company), {"seen": "registered"}, follow=True)
    company.refresh_from_db()
    assert (company.status, company.submitted_by, company.submitted_at) == ("submitted", owner, NOW)
    assert answer.redirect_chain == [(page("detail", company), 302)]
    assert "Your registration has been sent. We will write to you as soon as it is verified." in answer.text
    assert "You need not wait: you can apply for computing time now." in answer.text


def test_the_team_and_the_officers_are_told(owner: User, officer: User, company: Company) -> None:
    editor = join(company)
    signed_in(owner).post(page("send", company), {"seen": "registered"})
    event = Event.objects.of(company).get(name="send")
    told = {(notice.kind, notice.recipient) for notice in event.notices.all()}
    assert told == {
        ("company_received", owner),
        ("company_received", editor),
        ("company_to_verify", officer),
    }


def test_without_figures_it_stays_and_the_page_says_what_is_missing(owner: User) -> None:
    company = register(values=details(), actor=owner, at=NOW)
    browser = signed_in(owner)
    sentence = "Give headcount, turnover and balance sheet of 2025 and 2024 under “Figures”."
    shown = browser.get(page("send", company))
    assert sentence in shown.text
    assert 'name="seen"' not in shown.text
    assert errors_of(browser.post(page("send", company), {"seen": "registered"})) == {"__all__": [sentence]}
    company.refresh_from_db()
    assert company.status == "registered"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_who_may_not_bind_the_company_has_no_such_page(company: Company, role: Role) -> None:
    browser = signed_in(join(company, role=role))
    assert browser.get(page("send", company)).status_code == 404
    assert browser.post(page("send", company), {"seen": "registered"}).status_code == 404


def test_a_second_press_changes_nothing_and_says_so(owner: User, company: Company) -> None:
    browser = signed_in(owner)
    browser.post(page("send", company), {"seen": "registered"})
    again = browser.post(page("send", company), {"seen": "registered"})
    assert errors_of(again) == {
        "__all__": [
            "This has changed since you opened the page. It is now “Being verified”: look again before you go on."
        ]
    }
    assert Event.objects.of(company).filter(name="send").count() == 1


def test_the_move_has_one_page_under_its_own_name(company: Company) -> None:
    assert reverse("companies:move", args=[company.public_id, "send"]) == page("send", company)


def test_after_sending_the_page_offers_no_change(owner: User) -> None:
    company = make_company(owner=owner, at="submitted", on=NOW)
    shown = signed_in(owner).get(page("send", company))
    assert {row.change for row in (*shown.context["details"], *shown.context["figures"])} == {""}
    assert 'name="seen"' not in shown.text
