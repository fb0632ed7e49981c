"""POST /api/v1/estimate, as anybody without an account meets it."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from applications.estimator import DEFAULT_MODES, estimate, parse
from applications.models import AccessMode
from companies.aidledger.models import Tariff
from portal.calculators import REQUESTS_PER_WINDOW
from tests.factories.questionnaires import drop_modes

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/estimate"
VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "estimate.json").read_text())
SEVEN = {"workload": "pretraining", "parameters": "7e9", "tokens": "2e12", "gpu": "h100", "utilisation": "40"}


@pytest.fixture(autouse=True)
def _fresh_rate() -> None:
    cache.clear()


def post(client: Client, body: object):
    return client.post(ADDRESS, json.dumps(body), content_type="application/json")


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vectors(client: Client, vector: dict) -> None:
    found = post(client, vector["request"])

    assert found.status_code == 200
    assert found.json() == estimate(parse(vector["request"]), tariff=Decimal("2.50")).as_dict()


def test_seeded_modes_are_the_estimators_default() -> None:
    assert tuple(AccessMode.objects.order_by("hours_min").values_list("slug", "hours_max")) == DEFAULT_MODES


def test_mode_follows_the_limits_of_today(client: Client) -> None:
    AccessMode.objects.filter(slug="fast-lane").update(hours_max=Decimal(60_000))

    assert post(client, SEVEN).json()["access_mode"] == "fast-lane"


def test_a_mode_of_tomorrow_does_not_count(client: Client) -> None:
    AccessMode.objects.filter(slug="large-scale").update(valid_from=timezone.localdate() + timedelta(days=1))

    assert post(client, SEVEN).json()["access_mode"] is None


def test_without_any_mode_the_default_answers(client: Client) -> None:
    drop_modes(AccessMode.objects.all())

    assert post(client, SEVEN).json()["access_mode"] == "large-scale"


def test_refusal_says_where_and_what_to_do(client: Client) -> None:
    found = post(client, SEVEN | {"gpus": 8})

    assert found.status_code == 422
    assert found.json() == {
        "detail": [{"loc": ["body", "gpus"], "msg": "Remove “gpus”: there is no such key here."}]
    }


def test_large_body(client: Client) -> None:
    assert post(client, SEVEN | {"gpu": "x" * 262_144}).status_code == 413


def test_rate(client: Client) -> None:
    statuses = [post(client, {}).status_code for _turn in range(2 * REQUESTS_PER_WINDOW + 1)]

    assert set(statuses) == {422, 429}


def test_no_token_of_a_page_is_needed() -> None:
    assert post(Client(enforce_csrf_checks=True), SEVEN).status_code == 200


def test_other_methods(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 405


def test_keeps_nothing(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        post(client, SEVEN)


def test_description_names_every_answer(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"][ADDRESS]["post"]

    assert sorted(described["responses"]) == ["200", "413", "422", "429"]
    assert sorted(described["requestBody"]["content"]["application/json"]["schema"]["properties"]) == sorted(
        VECTORS[0]["request"]
    )


def test_worth_follows_the_tariff_of_the_day(client: Client) -> None:
    today = timezone.localdate()
    answer = post(client, SEVEN).json()
    assert answer["gross_grant_equivalent"] == {"eur": "147375.00", "tariff": "2.50"}
    Tariff.objects.update(valid_to=today - timedelta(days=1))
    assert post(client, SEVEN).json()["gross_grant_equivalent"] is None
    Tariff.objects.create(key="dear", eur_per_gpu_hour=Decimal("3.1234"), valid_from=today, source="tests")
    assert post(client, SEVEN).json()["gross_grant_equivalent"]["tariff"] == "3.1234"
