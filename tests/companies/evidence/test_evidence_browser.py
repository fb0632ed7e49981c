"""In a real browser: a company uploads, an officer asks about one claim, the company answers, the officer verifies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from companies.evidence.models import Answer, Evidence
from companies.models import Company
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from tests.browsing import LOOKS, Visit, click, findings, in_a_browser, overflow, visiting
from tests.factories import NOW, make_company, make_person, make_staff
from tests.factories.evidence import make_evidence, make_finding
from tests.portal.files.hostile import pdf

pytestmark = [pytest.mark.django_db(transaction=True), *in_a_browser]


@pytest.fixture
def visit(running_browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    with visiting(running_browser, live_server) as visit:
        yield visit


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "extract.pdf"
    path.write_bytes(pdf())
    return path


def upload(page: Page, address: str, paper: Path) -> None:
    page.goto(address)
    page.get_by_label("File").set_input_files(paper)
    with page.expect_navigation(url="**/evidence/"):
        page.get_by_role("button", name="Upload").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_upload_question_answer_and_verification(
    visit: Visit, live_server: LiveServer, paper: Path, scripts: bool
) -> None:
    owner, officer = make_person("Ada Weber"), make_staff(Role.OFFICER, name="Olga Officer")
    company = make_company(owner=owner, at=CompanyStatus.SUBMITTED)
    own = f"{live_server.url}/companies/{company.public_id}/"
    theirs, ours = (
        visit.as_(owner, java_script_enabled=scripts),
        visit.as_(officer, java_script_enabled=scripts),
    )

    upload(theirs, f"{own}evidence/register/", paper)
    assert theirs.get_by_text("Extract from the trade register: uploaded.").is_visible()

    ours.goto(f"{live_server.url}/companies/queue/{company.public_id}/")
    with ours.expect_download() as download:
        ours.get_by_role("link", name="extract.pdf").first.click()
    assert Path(download.value.path()).read_bytes() == pdf()
    click(ours.get_by_role("link", name="Check the claims"))
    ownership = ours.get_by_role("group", name="Ownership")
    ownership.get_by_label("Verdict").select_option("question")
    ownership.get_by_label("Note").fill("Who owns the other half?")
    click(ours.get_by_role("button", name="Save and ask the company"))

    theirs.goto(own)
    click(theirs.get_by_role("link", name="Answer the questions"))
    theirs.get_by_label("Answer").fill("The group is on this page.")
    theirs.get_by_label("File").set_input_files(paper)
    with theirs.expect_navigation(url="**/send/"):
        theirs.get_by_role("button", name="Save the answers").click()
    click(theirs.get_by_role("button", name="Send for verification"))

    ours.goto(f"{live_server.url}/companies/queue/{company.public_id}/")
    assert ours.get_by_text("The group is on this page.").is_visible()
    click(ours.get_by_role("link", name="Check the claims"))
    ours.get_by_role("group", name="Ownership").get_by_label("Verdict").select_option("ok")
    click(ours.get_by_role("button", name="Save the checks"))
    click(ours.get_by_role("link", name="Verify the company"))
    click(ours.get_by_role("button", name="Verify the company"))

    company.refresh_from_db()
    assert (company.status, Answer.objects.count(), Evidence.objects.count()) == (
        CompanyStatus.VERIFIED,
        1,
        2,
    )


def test_refused_file_says_so_in_place_with_the_script(
    visit: Visit, live_server: LiveServer, tmp_path: Path
) -> None:
    company = make_company()
    wrong = tmp_path / "page.html"
    wrong.write_text("<html>")
    page = visit.as_(company.created_by)
    page.goto(f"{live_server.url}/companies/{company.public_id}/evidence/register/")
    page.get_by_label("Note").fill("Kept")
    page.get_by_label("File").set_input_files(wrong)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("alert").wait_for()
    assert "page.html is of a kind that we do not take" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Note").input_value() == "Kept"
    assert page.title().startswith("Error: ")


def shown(company: Company, officer: User) -> list[tuple[User, str]]:
    own, owner = f"/companies/{company.public_id}/", company.created_by
    return [
        (owner, own),
        (owner, f"{own}evidence/"),
        (owner, f"{own}evidence/register/"),
        (owner, f"{own}evidence/questions/"),
        (officer, f"/companies/queue/{company.public_id}/"),
        (officer, f"{own}evidence/versions/"),
    ]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_fit_and_are_accessible(visit: Visit, live_server: LiveServer, width: int, scheme: str) -> None:
    officer = make_staff(Role.OFFICER)
    company, waiting = make_company(at=CompanyStatus.SUBMITTED), make_company(at=CompanyStatus.SUBMITTED)
    make_evidence(company)
    make_evidence(company, content=b"Second")
    make_finding(company)

    perform(company, "return", actor=officer, at=NOW, note="Please answer.")
    pages = {
        user: visit.as_(user, width=width, color_scheme=scheme) for user in (company.created_by, officer)
    }
    check = f"/companies/{waiting.public_id}/evidence/check/"
    found = {}
    for user, address in [*shown(company, officer), (officer, check)]:
        pages[user].goto(f"{live_server.url}{address}")
        found[address] = (findings(pages[user]), overflow(pages[user]))
    pages[officer].goto(f"{live_server.url}{check}")
    pages[officer].get_by_label("Verdict").first.select_option("question")
    click(pages[officer].get_by_role("button", name="Save the checks"))
    found["with an error"] = (findings(pages[officer]), overflow(pages[officer]))
    assert {name: seen for name, seen in found.items() if seen != ([], 0)} == {}
