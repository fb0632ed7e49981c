"""An officer holds each claim against its evidence, asks in one batch, and what was checked is kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from companies.evidence.models import Answer, Evidence, Finding, VerifiedVersion
from companies.evidence.queries import changes_since, lines_of
from companies.evidence.services import answer, record_findings
from companies.models import Company
from companies.services import change
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.workflow.engine import MoveRefused, perform
from portal.workflow.models import Event
from tests.factories import NOW, later, make_company
from tests.factories.evidence import make_evidence, make_finding
from tests.factories.sessions import signed_in
from tests.portal.files.hostile import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at="submitted", on=NOW)


def fresh(company: Company) -> Company:
    return Company.objects.get(pk=company.pk)


def check(person: User, company: Company, **values: Any) -> Any:
    address = f"/companies/{company.public_id}/evidence/check/"
    return signed_in(person).post(address, {"seen": company.status} | values)


def test_finding_keeps_who_when_what_and_against_which_version(officer: User, company: Company) -> None:
    evidence = make_evidence(company)
    check(officer, company, verdict_address="ok", verdict_identity="ok")
    row = Finding.objects.get(claim="address")
    assert (row.by, row.at, row.verdict) == (officer, NOW, "ok")
    assert row.facts["street"] == "12, rue du Fort"
    assert [(seen["kind"], seen["version"], seen["sha256"]) for seen in row.against] == [
        ("register", 1, evidence.file.sha256)
    ]
    assert Event.objects.of(company).last().data == {"claims": {"address": "ok", "identity": "ok"}}


def test_same_finding_again_is_not_written_again(officer: User, company: Company) -> None:
    for _click in range(2):
        check(officer, company, verdict_address="ok")
    assert Finding.objects.count() == 1


def test_question_needs_words_and_nothing_is_kept_without(officer: User, company: Company) -> None:
    page = check(officer, company, verdict_address="question", verdict_identity="ok")
    assert "Write what is missing or wrong: the company reads it." in page.text
    assert not Finding.objects.exists()


def test_all_questions_go_out_as_one_message(officer: User, owner: User, company: Company) -> None:
    check(
        officer,
        company,
        verdict_address="question",
        note_address="The extract has another street.",
        verdict_ownership="not_ok",
        note_ownership="The percentages add up to 90.",
        verdict_identity="ok",
        ask="1",
    )
    company.refresh_from_db()
    event = Event.objects.of(company).get(name="return")
    assert company.status == CompanyStatus.RETURNED
    assert event.note == ("Seat: The extract has another street.\n\nOwnership: The percentages add up to 90.")
    page = signed_in(owner).get(f"/companies/{company.public_id}/evidence/questions/").text
    assert "The extract has another street." in page
    assert "The percentages add up to 90." in page


def test_company_reads_no_question_before_it_is_asked(owner: User, company: Company) -> None:
    make_finding(company, note="Not said yet")
    browser = signed_in(owner)
    assert "Not said yet" not in browser.get(f"/companies/{company.public_id}/").text
    assert browser.get(f"/companies/{company.public_id}/evidence/questions/").status_code == 404


def test_asking_without_a_question_is_refused(officer: User, company: Company) -> None:
    page = check(officer, company, verdict_address="ok", ask="1")
    company.refresh_from_db()
    assert "Mark at least one claim as a question" in page.text
    assert (company.status, Finding.objects.count()) == (CompanyStatus.SUBMITTED, 0)


def test_stale_page_is_refused(officer: User, company: Company) -> None:
    with pytest.raises(MoveRefused):
        record_findings(company=company, findings={}, actor=officer, at=NOW, seen="returned")


def returned(company: Company, officer: User, *claims: str) -> list[Finding]:
    found = [make_finding(company, claim, note=f"Why {claim}?") for claim in claims]
    perform(company, "return", actor=officer, at=NOW, note="Please answer.")
    return found


def test_company_answers_with_a_file_and_the_officer_sees_it_beside_the_claim(
    owner: User, officer: User, company: Company
) -> None:
    (finding,) = returned(company, officer, "ownership")
    address = f"/companies/{company.public_id}/evidence/questions/"
    values = {
        f"text_{finding.pk}": "Here it is.",
        f"file_{finding.pk}": SimpleUploadedFile("group.pdf", pdf()),
    }
    assert signed_in(owner).post(address, values).status_code == 302
    row = Answer.objects.get()
    assert (row.text, row.evidence.kind, row.evidence.file.name, row.by) == (
        "Here it is.",
        "organigram",
        "group.pdf",
        owner,
    )
    perform(company, "send", actor=owner, at=NOW)
    page = signed_in(officer).get(f"/companies/queue/{company.public_id}/").text
    assert "Here it is." in page
    assert row.evidence.file.get_absolute_url() in page


def test_refused_file_costs_neither_the_other_answers_nor_the_text(
    owner: User, officer: User, company: Company
) -> None:
    good, bad = returned(company, officer, "ownership", "mandate")
    values = {
        f"text_{good.pk}": "Owned by Ada alone.",
        f"text_{bad.pk}": "See the file.",
        f"file_{bad.pk}": SimpleUploadedFile("a.exe", b"MZ"),
    }
    page = signed_in(owner).post(f"/companies/{company.public_id}/evidence/questions/", values)
    assert page.status_code == 200
    assert "a.exe is of a kind that we do not take." in page.text
    assert "See the file." in page.text
    assert [(row.finding, row.text) for row in Answer.objects.all()] == [(good, "Owned by Ada alone.")]


def test_double_click_answers_once(owner: User, officer: User, company: Company) -> None:
    (finding,) = returned(company, officer, "address")
    for _click in range(2):
        answer(finding=finding, text="Number 12.", evidence=None, actor=owner, at=NOW)
    assert finding.answers.count() == 1


def test_open_question_stands_before_the_verification(officer: User, company: Company) -> None:
    make_finding(company, "address")
    with pytest.raises(MoveRefused, match="Settle these claims first: Seat"):
        perform(company, "verify", actor=officer, at=NOW)
    make_finding(company, "address", verdict="ok", note="")
    perform(company, "verify", actor=officer, at=NOW)


def test_change_after_a_check_is_marked(owner: User, officer: User, company: Company) -> None:
    returned(company, officer, "address")
    change(company=company, values={"street": "1, rue Neuve"}, actor=owner, at=NOW)
    lines = {line.claim.code: line for line in lines_of(fresh(company), today=NOW.date())}
    assert {code for code, line in lines.items() if line.changed} == {"address"}
    make_evidence(company, at=later(hours=1))
    lines = {line.claim.code: line for line in lines_of(fresh(company), today=NOW.date())}
    assert {code for code, line in lines.items() if line.renewed} == {"address"}


def test_verified_version_is_kept_and_compared_with_now(owner: User, officer: User, company: Company) -> None:
    evidence = make_evidence(company)
    perform(company, "verify", actor=officer, at=NOW)
    version = VerifiedVersion.objects.get()
    assert (version.by, version.until.isoformat()) == (officer, "2027-11-24")
    assert [seen["sha256"] for seen in version.against] == [evidence.file.sha256]
    assert changes_since(version, fresh(company)) == []
    perform(company, "reverify", actor=officer, at=NOW, note="New seat")
    change(company=company, values={"street": "1, rue Neuve"}, actor=owner, at=NOW)
    page = signed_in(officer).get(f"/companies/{company.public_id}/evidence/versions/").text
    assert "12, rue du Fort" in page
    assert "1, rue Neuve" in page
    perform(company, "send", actor=owner, at=NOW)
    perform(company, "verify", actor=officer, at=later(days=1))
    assert [row.number for row in VerifiedVersion.objects.all()] == [2, 1]


def test_checks_evidence_and_versions_cannot_be_changed(company: Company) -> None:
    make_evidence(company)
    make_finding(company)
    for model in (Evidence, Finding):
        with pytest.raises((ProgrammingError, IntegrityError), match="Cannot update"), transaction.atomic():
            model.objects.update(note="other")


@pytest.mark.parametrize("checks", [1, 5])
def test_desk_costs_the_same_however_much_was_checked(officer: User, company: Company, checks: int) -> None:
    for number in range(checks):
        make_evidence(company, content=f"Extract {number}".encode())
        make_finding(company, "address", note=f"Question {number}")
        make_finding(company, "identity", note=f"Question {number}")
    with CaptureQueriesContext(connection) as queries:
        lines_of(Company.objects.prefetch_related("years").get(pk=company.pk), today=NOW.date())
    assert len(queries) == 5
