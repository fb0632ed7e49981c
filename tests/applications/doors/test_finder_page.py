"""The finder as a visitor meets it: no account, no cookie, an address that can be passed on."""

import pytest
from django.test import Client

from applications.doors.models import Door
from tests.applications.writing import errors, text
from tests.factories.doors import plant_doors

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SMALL = "/find/?want=adapt&amount=small&before=never"


@pytest.fixture(autouse=True)
def doors() -> None:
    plant_doors()


def test_the_answer_says_what_it_gives_asks_and_takes() -> None:
    words = text(Client().get(SMALL))
    assert "Your door Playground Open 5,000 GPU-hours are enough for what you plan" in words
    assert "Answer within 2 working days" in words
    assert "Other doors INITIATE, for young companies" in words
    assert (
        "Not run by us. Source: LuxProvide, INITIATE fact sheet of September 2025. Checked on 31.10.2026"
        in words
    )


def test_a_paused_mode_says_so_and_why() -> None:
    words = text(Client().get("/find/?want=train&amount=large&before=hpc"))
    assert "Large Scale Paused Only Large Scale gives this amount" in words
    assert "This mode opens in 2027." in words
    assert "EuroHPC AI Factories calls" in words


def test_not_knowing_leads_to_the_estimator() -> None:
    answer = Client().get("/find/?want=train&amount=unknown&before=hpc")
    assert 'href="/estimate/"' in answer.content.decode()


def test_a_missing_answer_is_asked_for_and_the_others_stay() -> None:
    answer = Client().get("/find/?want=train&amount=large")
    assert errors(answer) == ["Choose the answer that comes closest."]
    assert 'value="train" id="id_want_1" checked' in " ".join(answer.content.decode().split()) or (
        answer.context["form"]["want"].value() == "train"
    )


def test_an_answer_that_does_not_exist_is_refused() -> None:
    answer = Client().get("/find/?want=gold&amount=large&before=hpc")
    assert answer.status_code == 200
    assert "want" in answer.context["form"].errors


def test_a_door_that_is_hidden_or_gone_is_left_out() -> None:
    Door.objects.filter(slug="fit-4-ai").update(shown=False)
    answer = Client().get("/find/?want=explore&amount=small&before=hpc")
    assert "Fit 4 AI" not in text(answer)
    assert "Your door Playground" in text(answer)


def test_nothing_is_kept() -> None:
    answer = Client().get(SMALL)
    assert "sessionid" not in answer.cookies


def test_doors_read_in_the_language_of_the_page() -> None:
    answer = Client(headers={"accept-language": "lb"}).get(SMALL)
    assert "INITIATE, fir jonk Betriber" in text(answer)


def test_the_answer_costs_three_queries(django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        Client().get(SMALL)
