"""Every wrong answer on the page of a registration gets a sentence that says what to do."""

import pytest

from companies.models import Company
from portal.accounts.models import User
from tests.companies.registering import REGISTER, errors_of, typed
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SENTENCES = [
    ("rcs", "12345", "Enter the register number as a letter and up to 7 digits, such as B123456."),
    ("vat", "LU1234567", "Enter the VAT number as LU and 8 digits, such as LU15027442."),
    (
        "vat",
        "LU15027443",
        "This VAT number does not exist: its digits do not fit together. Compare it with an invoice.",
    ),
    ("matricule", "2015", "Enter the company's national number as 11 digits, such as 20152401230."),
    (
        "matricule",
        "20152401231",
        "This national number does not exist: its digits do not fit together. Compare it with a letter.",
    ),
    (
        "matricule",
        "1990010112345",
        "This is the 13-digit number of a person. Enter the company's own number of 11 digits.",
    ),
    ("nace", "software", "Enter the activity as 4 digits, such as 62.10."),
    ("nace", "62100", "This is the national code of 5 digits. Enter its first 4 digits, such as 62.10."),
    (
        "nace",
        "62.01",
        "62.01 is a code of NACE 2.0, not of 2.1. There the same activity is 62.10: "
        "enter that, or choose the other revision.",
    ),
    ("nace", "99.99", "NACE has no activity 99.99. Look it up in the list of activities."),
    ("founded_on", "March 2019", "Enter the date of founding as day, month and year, such as 01.03.2019."),
    ("founded_on", "25.11.2026", "The date of founding lies in the future. Correct it."),
    ("founded_on", "01.03.0019", "Enter the year of founding with four digits."),
    ("postcode", "231", "Enter the postcode as 4 digits, such as 2311."),
    ("postcode", "B-1000", "Enter the postcode as 4 digits, such as 2311."),
    ("website", "no website", "Enter the address of the website, such as www.example.lu."),
    ("website", "javascript:alert(1)", "Enter the address of the website, such as www.example.lu."),
    ("canton", "brussels", "Choose the canton."),
    ("language", "nl", "Choose a language."),
]


@pytest.mark.parametrize(("field", "text", "sentence"), SENTENCES)
def test_a_wrong_answer_gets_its_sentence(owner: User, field: str, text: str, sentence: str) -> None:
    page = signed_in(owner).post(REGISTER, typed(**{field: text}))
    assert errors_of(page) == {field: [sentence]}
    assert not Company.objects.exists()


def test_the_summary_leads_to_the_question_and_the_title_says_error(owner: User) -> None:
    body = signed_in(owner).post(REGISTER, typed(rcs="12345")).text
    assert "<title>Error: Register your company" in body
    assert '<a href="#id_rcs">Enter the register number as a letter and up to 7 digits' in body


def test_the_older_edition_takes_its_own_codes(owner: User) -> None:
    signed_in(owner).post(REGISTER, typed(nace="62.01", nace_revision="2.0"))
    company = Company.objects.get()
    assert (company.nace, company.nace_revision) == ("62.01", "2.0")


def test_a_sole_trader_gives_no_number_of_a_person(owner: User) -> None:
    signed_in(owner).post(REGISTER, typed(legal_form="sole", matricule=""))
    assert Company.objects.get().matricule == ""


def test_two_sole_traders_without_a_number_are_two(owner: User) -> None:
    for _number in range(2):
        signed_in(owner).post(REGISTER, typed(legal_form="sole", matricule=""))
    assert Company.objects.count() == 2


def test_a_liberal_profession_gets_in_with_what_it_has(owner: User) -> None:
    person = typed(legal_form="liberal", rcs="", matricule="", permit="10012345 / 0")
    signed_in(owner).post(REGISTER, person)
    company = Company.objects.get()
    assert (company.rcs, company.matricule, company.permit) == ("", "", "10012345 / 0")
    assert str(company) == f"Alzette Robotics S.à r.l. ({company.vat})"


def test_a_liberal_profession_without_any_number_reads_what_is_missing(owner: User) -> None:
    shown = signed_in(owner).post(REGISTER, typed(legal_form="liberal", rcs="", matricule="", vat=""))
    assert errors_of(shown) == {
        "rcs": ["Enter a number by which we can find you: trade register, VAT or business permit."]
    }


def test_the_same_permit_without_a_register_number_is_the_same_firm(owner: User, stranger: User) -> None:
    """A permit names its manager, so it tells apart only those that have no number in the trade register."""
    person = {"legal_form": "liberal", "rcs": "", "matricule": "", "permit": "10012345 / 0"}
    signed_in(owner).post(REGISTER, typed(**person))
    again = signed_in(stranger).post(REGISTER, typed(**person))
    assert again["Location"].startswith("/companies/join/")
    signed_in(stranger).post(REGISTER, typed(permit="10012345 / 0"))
    assert Company.objects.count() == 2
