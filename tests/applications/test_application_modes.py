"""Choosing an access mode, and beginning a draft."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import AccessMode, Application
from applications.statuses import ModeState
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from tests.applications.writing import errors, page, text
from tests.factories import join, make_company, make_mode, make_person
from tests.factories.questionnaires import drop_modes
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

START = "/applications/modes/playground/start/"


def test_the_catalogue_is_public_and_says_what_each_mode_is() -> None:
    words = text(Client().get(reverse("applications:modes")))
    assert "Playground Open A first try on the machine" in words
    assert "GPU-hours 5,000 For how long 1, 2 or 3 months Answer within 2 working days" in words
    assert "GPU-hours 5,001 to 50,000" in words
    assert "GPU-hours from 50,001 For how long 3, 6 or 12 months Answer within 10 working days" in words


@pytest.mark.parametrize("state", [ModeState.PAUSED, ModeState.CLOSED])
def test_a_mode_that_takes_nothing_says_why(state: ModeState) -> None:
    make_mode(state=state)
    AccessMode.objects.filter(slug="playground").update(state_reason_en="The machine is being built.")
    for address in (reverse("applications:modes"), "/applications/modes/playground/"):
        answer = Client().get(address)
        assert f"{state.label}" in text(answer)
        assert "The machine is being built." in text(answer)
        assert START not in answer.content.decode()


def test_a_mode_shows_its_way_its_questions_and_its_conditions() -> None:
    words = text(Client().get("/applications/modes/playground/"))
    assert "We check that your company is eligible" in words
    assert "An expert reads your application" not in words
    assert "What do you want to do?" in words
    assert "How many GPU-hours?" not in words
    assert "for civilian purposes only" in words
    assert "An expert reads your application" in text(Client().get("/applications/modes/fast-lane/"))


def test_modes_read_in_the_language_of_the_page() -> None:
    answer = Client(headers={"accept-language": "fr"}).get("/applications/modes/playground/")
    assert "Un premier essai sur la machine" in text(answer)


def test_an_unknown_mode_is_not_found() -> None:
    assert Client().get("/applications/modes/moon/").status_code == 404


def test_catalogue_costs_the_same_for_any_number_of_modes(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        Client().get(reverse("applications:modes"))
    drop_modes(AccessMode.objects.exclude(slug="playground"))
    with django_assert_num_queries(2):
        Client().get(reverse("applications:modes"))


def test_starting_asks_to_sign_in() -> None:
    assert Client().get(START)["Location"] == f"/accounts/login/?next={START}"


def test_one_company_needs_no_choice() -> None:
    company = make_company()
    client = signed_in(company.memberships.get().user)
    assert "The application will be made by Ardenne Vision S.à r.l." in text(client.get(START))
    answer = client.post(START, {"company": company.public_id})
    application = Application.objects.get()
    assert answer["Location"] == page("tasks", application)
    assert (application.company, application.mode.slug, application.hours) == (company, "playground", 5000)
    assert application.language == company.language


def test_of_several_companies_one_is_chosen() -> None:
    consultant = make_person()
    first = make_company(owner=consultant, name="First S.A.")
    second = make_company(name="Second S.A.")
    join(second, role=Role.EDITOR, user=consultant)
    client = signed_in(consultant)
    assert errors(client.post(START, {})) == ["Choose the company for which you apply."]
    client.post(START, {"company": second.public_id})
    assert [row.company for row in Application.objects.all()] == [second]
    assert first.applications.count() == 0


def test_pressing_twice_begins_one_draft() -> None:
    company = make_company()
    client = signed_in(company.memberships.get().user)
    first = client.post(START, {"company": company.public_id})
    second = client.post(START, {"company": company.public_id})
    assert first["Location"] == second["Location"]
    assert Application.objects.count() == 1


def test_without_a_company_the_page_says_what_comes_first(stranger) -> None:
    make_company()
    answer = signed_in(stranger).get(START)
    assert "Register your company first" in text(answer)
    assert reverse("companies:register") in answer.content.decode()


def test_another_company_cannot_be_chosen(stranger) -> None:
    other = make_company()
    make_company(owner=stranger)
    answer = signed_in(stranger).post(START, {"company": other.public_id})
    assert answer.status_code == 200
    assert Application.objects.count() == 0


def test_a_viewer_cannot_start() -> None:
    company = make_company()
    viewer = join(company, role=Role.VIEWER)
    client = signed_in(viewer)
    assert "Register your company first" in text(client.get(START))
    client.post(START, {"company": company.public_id})
    assert Application.objects.count() == 0


def test_a_refused_company_reads_that_it_cannot() -> None:
    company = make_company(at=CompanyStatus.REFUSED)
    client = signed_in(company.memberships.get().user)
    answer = client.post(START, {"company": company.public_id})
    assert errors(answer) == ["You cannot start an application for this company."]


def test_a_mode_paused_meanwhile_refuses_with_a_sentence() -> None:
    company = make_company()
    client = signed_in(company.memberships.get().user)
    make_mode(state=ModeState.PAUSED)
    answer = client.post(START, {"company": company.public_id})
    assert errors(answer) == ["Playground takes no applications at the moment."]
    assert Application.objects.count() == 0
