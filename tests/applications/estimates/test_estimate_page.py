"""The estimator's page: one workload at a time, what is typed decides, and nothing is kept."""

import pytest
from django.test import Client

from tests.applications.writing import errors, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

DOCUMENTS = "/estimate/?workload=fine_tuning&size=7&amount=50&epochs=3&method=lora&gpu=meluxina-ai"
OWN = "/estimate/?workload=pretraining&size=7&amount=2000000&epochs=1&gpu=h100&utilisation=40"


def test_first_the_workload_then_only_what_it_asks() -> None:
    words = text(Client().get("/estimate/"))
    assert "Adapt an existing model" in words
    assert "Find defects on pictures" in words
    form = Client().get("/estimate/?workload=inference").context["form"]
    assert list(form.fields) == ["workload", "size", "active", "amount", "gpu", "precision", "utilisation"]
    form = Client().get("/estimate/?workload=fine_tuning").context["form"]
    assert "active" not in form.fields
    assert "method" in form.fields


def test_the_textbook_run_comes_out_as_practitioners_reckon() -> None:
    """7 billion parameters on 2 million million tokens, H100 at 40 %: about 59,000 GPU-hours (domain.md 6.1)."""
    answer = Client().get(OWN).context["answer"]
    assert 58_000 < answer.estimate.expected < 60_500
    assert answer.mode.slug == "large-scale"


def test_every_example_fills_the_form_and_gives_an_answer() -> None:
    for preset, url in Client().get("/estimate/").context["presets"]:
        page = Client().get(url)
        assert page.context["answer"].estimate.expected > 0, preset.key
        assert not page.context["form"].errors


def test_the_answer_is_a_picture_and_the_same_in_words() -> None:
    page = Client().get(DOCUMENTS)
    words = text(page)
    for part in ("expected", "Range in which honest runs fall", "Least number of GPUs", "Memory", "Storage"):
        assert part in words
    assert 'role="img"' in page.content.decode()
    assert "The access mode that fits Playground Open" in words


def test_the_value_as_aid_and_the_way_to_the_check() -> None:
    page = Client().get(DOCUMENTS)
    assert page.context["answer"].worth is not None
    assert "/aid-check/" in page.content.decode()


def test_a_large_training_run_names_the_ai_act() -> None:
    big = OWN.replace("size=7", "size=70")
    assert "general-purpose AI model under the AI Act" in text(Client().get(big))
    assert "general-purpose AI model under the AI Act" not in text(Client().get(DOCUMENTS))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("size=&amount=50", "Enter a number. A rough one is enough."),
        ("size=seven&amount=50", "Enter a number, for example 1.5."),
        ("size=0&amount=50", "Ensure this value is greater than or equal to 0.001."),
        ("size=-1&amount=50", "Enter a number, for example 1.5."),
        ("size=99999&amount=50", "Ensure this value is less than or equal to 10000."),
    ],
)
def test_what_cannot_be_read_says_what_to_do_and_stays(typed: str, problem: str) -> None:
    page = Client().get(f"/estimate/?workload=fine_tuning&{typed}")
    assert errors(page) == [problem]
    assert "answer" not in page.context
    assert page.context["form"]["amount"].value() == "50"


def test_figures_that_contradict_each_other_are_refused_at_their_field() -> None:
    page = Client().get("/estimate/?workload=inference&size=7&active=9&amount=50")
    assert list(page.context["form"].errors) == ["active"]
    page = Client().get("/estimate/?workload=inference&size=7&amount=50&gpu=a100-80&precision=fp8")
    assert list(page.context["form"].errors) == ["precision"]


def test_a_comma_is_a_decimal_mark() -> None:
    page = Client().get("/estimate/?workload=fine_tuning&size=0,3&amount=50")
    assert page.context["answer"].estimate.weights_gb < 1


def test_an_unknown_workload_is_asked_again() -> None:
    assert "Or start from an example" in text(Client().get("/estimate/?workload=mining&size=1&amount=1"))


def test_htmx_gets_the_answer_alone() -> None:
    part = Client().get(DOCUMENTS, headers={"hx-request": "true", "hx-target": "estimate-live"})
    body = part.content.decode()
    assert "<html" not in body
    assert "expected" in body
    assert Client().get(DOCUMENTS).content.decode().count("<html") == 1


def test_pages_are_small_and_cost_few_queries(django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        page = Client().get(DOCUMENTS)
    assert len(page.content) < 60_000
