"""The main job: an SME that has never heard of the machine gets from the front page to running jobs.

Every mail comes through the broker and a worker to a real mail server; the same journey passes without JavaScript.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from companies.aidledger.instruments import DE_MINIMIS
from companies.screening.integrity.questions import KEYS
from reviews.checklist import ELIGIBILITY
from tests.browsing import click, in_a_browser
from tests.factories import make_offer_pools, next_identifiers, plant_modes
from tests.factories.people import PASSWORD
from tests.factories.screening import plant_list
from tests.journeys.house import Site
from tests.journeys.people import Cast, cast
from tests.journeys.visitor import Visitor

pytestmark = in_a_browser


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_from_front_page_to_running_jobs(house: Site, running_browser: Browser, javascript: bool) -> None:
    plant_modes()
    plant_list()
    make_offer_pools(first=timezone.localdate().replace(day=1))
    people = cast(site=house, browser=running_browser, javascript=javascript)
    sign_up(people.applicant)
    register(people.applicant)
    verify(people.officer)
    people.applicant.mail("is verified")
    apply(people.applicant)
    check(people)
    decide(people)
    accept(people)
    found = {
        place: wrong for person in people.everybody for place, wrong in person.looked_at.items() if wrong
    }
    assert found == {}


def sign_up(applicant: Visitor) -> None:
    applicant.go("/")
    applicant.follow("Register your company")
    applicant.fill(name="Anna Weber", email=applicant.email, password1=PASSWORD)
    applicant.press()
    applicant.follow_mail("address")
    applicant.press()
    if "/login/" in applicant.page.url:
        applicant.sign_in(PASSWORD)


def register(applicant: Visitor) -> None:
    applicant.go("/home/")
    applicant.follow("Register")
    applicant.fill(
        name="Ardenne Vision S.à r.l.",
        legal_form="sarl",
        founded_on="2019-03-01",
        **next_identifiers(),
        nace="62.10",
        nace_revision="2.1",
        street="12, rue du Fort",
        postcode="2311",
        city="Luxembourg",
        canton="luxembourg",
        website="https://ardenne-vision.example",
        language="fr",
    )
    applicant.press()
    last = timezone.localdate().year - 1
    for year in (last, last - 1):
        values = {
            f"headcount_{year}": "14.5",
            f"turnover_{year}": "1 800 000",
            f"balance_sheet_{year}": "900000",
        }
        applicant.fill(**values)
    applicant.press()
    company = applicant.page.url.removeprefix(applicant.site.url).split("/")[2]
    applicant.go(f"/companies/{company}/integrity/")
    applicant.fill(**dict.fromkeys(KEYS, "no"))
    applicant.press()
    applicant.go(f"/companies/{company}/send/")
    applicant.press()
    applicant.mail("Registration of Ardenne Vision S.à r.l. received")


def verify(officer: Visitor) -> None:
    officer.follow_mail("waits to be verified")
    screen_now = officer.page.get_by_role("button", name="Screen now")
    if screen_now.count():  # the scheduler, which is not part of this journey, does it within a minute
        click(screen_now)
    officer.follow("Verify the company")
    officer.press()
    assert officer.sees("The company is verified") or "verified" in officer.page.content()


def apply(applicant: Visitor) -> None:
    applicant.go("/companies/")
    applicant.follow("See the list of aid")
    applicant.follow("Confirm the list")
    applicant.tick("complete")
    applicant.press()
    applicant.go("/applications/modes/")
    applicant.follow("Playground")
    applicant.follow("Start")
    applicant.press()
    start = timezone.localdate() + timedelta(days=30)
    sections = [
        {
            "title": "Defects on castings, found by camera",
            "summary": "We train a vision model that finds cracks on castings while they move on the belt.",
            "benefit": "Fewer faulty parts reach our customers.",
        },
        {
            "kind_of_work": "fine_tuning",
            "model": "DINOv2, 300 million parameters",
            "software": "PyTorch",
            "container": "unsure",
        },
        {"origin": "Pictures from our own line.", "rights": "yes", "personal": "no"},
        {"months": "3", "storage": "2", "start": start.isoformat()},
        {
            "civilian": "yes",
            "forbidden": "no",
            "high_risk": "no",
            "export_control": "no",
            "ethics_concerns": "none",
        },
        {"contact_name": "Anna Weber", "contact_email": applicant.email},
    ]
    applicant.follow("Describe the project")
    for values in sections:
        applicant.fill(**values)
        applicant.press()
    if not applicant.page.url.endswith("/submit/"):
        applicant.follow("Check")
    applicant.tick("declare")
    applicant.press()
    assert applicant.sees("MLXAI-")
    applicant.mail("received")


def check(people: Cast) -> None:
    officer, applicant, assessor = people.officer, people.applicant, people.assessor
    officer.go("/reviews/")
    officer.follow("MLXAI-")
    officer.follow("Start the review")
    officer.press()
    officer.follow("Ask the applicant")
    officer.fill(text="Which camera do you use?")
    officer.press()

    applicant.follow_mail("question")
    applicant.follow("Answer")
    applicant.fill(answer_1="A line camera with 8,192 pixels.")
    applicant.press()

    officer.go("/reviews/")
    officer.follow("MLXAI-")
    officer.follow("Eligibility check")
    officer.tick(*(f"check_{row.key}" for row in ELIGIBILITY))
    officer.fill(outcome="eligible")
    officer.press()

    assessor.follow_mail("technical assessment to do")
    assessor.follow("Technical assessment")
    assessor.fill(outcome="feasible")
    assessor.press()


def decide(people: Cast) -> None:
    officer, decider = people.officer, people.decider
    officer.follow_mail("decision to prepare")
    officer.follow("Prepare the decision")
    officer.tick(*(f"condition_de_minimis_{row.key}" for row in DE_MINIMIS))
    officer.fill(reasons="Le projet est clair, utile et prêt à être exécuté.")
    officer.press()
    decider.follow_mail("decision to confirm")
    decider.follow("Read the decision")
    decider.press()
    assert decider.sees("Confirmed and released") or decider.sees("Confirmed by")


def accept(people: Cast) -> None:
    applicant, operator = people.applicant, people.operator
    applicant.follow_mail("Approved")
    applicant.follow("offer")
    applicant.tick("agree")
    applicant.press()

    operator.follow_mail("set up")
    operator.follow("Record the account")
    operator.fill(account="p200117")
    operator.press()

    applicant.follow_mail("ready")
    assert applicant.sees("p200117")
