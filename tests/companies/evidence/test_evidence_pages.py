"""A company gives evidence once, replaces it by a new version, and nobody else learns that it exists."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies.evidence.models import Evidence
from companies.models import Company
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.companies.registering import errors_of
from tests.factories import NOW, join, make_company, make_person
from tests.factories.evidence import make_evidence
from tests.factories.sessions import signed_in
from tests.portal.files.hostile import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at="submitted", on=NOW)


def at(company: Company, rest: str = "") -> str:
    return f"/companies/{company.public_id}/evidence/{rest}"


def send(person: User, company: Company, rest: str, **values: Any) -> Any:
    return signed_in(person).post(at(company, rest), values)


def file(name: str = "extract.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf(), content_type="text/html")


def test_owner_uploads_and_everybody_of_the_company_and_the_officer_reads_it(
    owner: User, officer: User, company: Company
) -> None:
    answer = send(owner, company, "register/", file=file(), issued_on="01.11.2026", note="New seat")
    row = Evidence.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at(company))
    assert (row.kind, row.version, row.file.name, row.file.mime) == (
        "register",
        1,
        "extract.pdf",
        "application/pdf",
    )
    for person in (owner, join(company, role=Role.VIEWER), officer):
        page = signed_in(person).get(at(company))
        assert (page.status_code, row.file.get_absolute_url() in page.text) == (200, True)
        assert b"".join(signed_in(person).get(row.file.get_absolute_url()).streaming_content) == pdf()


def test_viewer_and_officer_upload_nothing(officer: User, company: Company) -> None:
    for person in (join(company, role=Role.VIEWER), officer):
        assert send(person, company, "register/", file=file()).status_code == 404
    assert not Evidence.objects.exists()


def test_another_companys_evidence_is_not_there_by_any_address(company: Company) -> None:
    row = make_evidence(company)
    stranger = make_company(at="submitted").created_by
    browser = signed_in(stranger)
    addresses = [
        row.file.get_absolute_url(),
        *(
            at(company, rest)
            for rest in ("", "register/", "accounts/2025/", "questions/", "check/", "versions/")
        ),
    ]
    assert {browser.get(address).status_code for address in addresses} == {404}
    assert {browser.post(address, {"file": file()}).status_code for address in addresses[2:]} == {404}


def test_double_click_uploads_once_and_another_file_is_a_new_version(owner: User, company: Company) -> None:
    for _click in range(2):
        send(owner, company, "accounts/2025/", file=file())
    assert [row.version for row in Evidence.objects.all()] == [1]
    send(owner, company, "accounts/2025/", file=file(content=pdf(pages=2)))
    send(owner, company, "accounts/2024/", file=file())
    rows = Evidence.objects.order_by("year", "version").values_list("year", "version")
    assert list(rows) == [(2024, 1), (2025, 1), (2025, 2)]
    page = signed_in(owner).get(at(company)).text
    assert all(row.file.get_absolute_url() in page for row in Evidence.objects.select_related("file"))


def test_refused_file_says_why_and_keeps_what_was_typed(owner: User, company: Company) -> None:
    page = send(owner, company, "register/", file=file("a.html", b"<html>"), note="Our new seat")
    assert errors_of(page)["file"][0].startswith("a.html is of a kind that we do not take.")
    assert "Our new seat" in page.text
    assert not Evidence.objects.exists()


def test_script_gets_the_next_address_and_the_message_is_kept_for_the_page(
    owner: User, company: Company
) -> None:
    browser = signed_in(owner)
    answer = browser.post(at(company, "register/"), {"file": file()}, headers={"X-Upload": "1"})
    assert answer.json() == {"go": at(company)}
    assert "Extract from the trade register: uploaded." in browser.get(at(company)).text


@pytest.mark.parametrize("rest", ["unknown/", "accounts/", "accounts/1999/", "register/2025/"])
def test_what_is_no_piece_of_evidence_is_not_there(owner: User, company: Company, rest: str) -> None:
    assert signed_in(owner).get(at(company, rest)).status_code == 404


def test_old_extract_is_marked(owner: User, company: Company) -> None:
    make_evidence(company, issued_on=NOW.date().replace(month=5))
    assert "Too old" in signed_in(owner).get(at(company)).text


@pytest.mark.parametrize("versions", [1, 6])
def test_list_costs_the_same_however_much_lies_there(owner: User, company: Company, versions: int) -> None:
    for number in range(versions):
        make_evidence(company, content=f"Extract {number}".encode())
        make_evidence(company, "organigram", content=f"Group {number}".encode())
    browser = signed_in(owner)
    browser.get(at(company))
    with CaptureQueriesContext(connection) as queries:
        browser.get(at(company))
    assert len(queries) == 4


def test_person_of_no_company_sees_nothing(company: Company) -> None:
    row = make_evidence(company)
    assert signed_in(make_person()).get(row.file.get_absolute_url()).status_code == 404
