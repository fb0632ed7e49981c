"""The answer: its shape, the access mode, the value of the hours, and the sentences beside them."""

from decimal import Decimal

import pytest
from django.utils import translation

from applications.estimator import CATALOGUE, estimate, parse

SEVEN = {"workload": "pretraining", "parameters": "7e9", "tokens": "2e12", "gpu": "h100", "utilisation": "40"}
ANY_MODE = [("open", None)]


def answer(*, modes: object = None, tariff: str | None = None, **changes: object) -> dict:
    given = {"modes": modes} if modes else {}
    price = None if tariff is None else Decimal(tariff)
    return estimate(parse(SEVEN | changes), tariff=price, **given).as_dict()


def begins(sentences: list[str]) -> list[str]:
    return [" ".join(sentence.split()[:4]) for sentence in sentences]


def test_shape() -> None:
    found = answer(tariff="2.50")
    assumptions = found.pop("assumptions")
    flags = found.pop("flags")

    assert found == {
        "gpu_hours": {"low": "49130", "expected": "58950", "high": "70740"},
        "flop": "8.4e22",
        "memory_gb": {"weights": "14", "total": "123.2"},
        "gpus_at_least": 2,
        "storage_gb": "8490",
        "access_mode": "large-scale",
        "gross_grant_equivalent": {"eur": "147375.00", "tariff": "2.50"},
    }
    assert all(type(sentence) is str for sentence in assumptions + flags)


def test_worth_is_unknown_without_a_tariff() -> None:
    assert answer()["gross_grant_equivalent"] is None


@pytest.mark.parametrize(
    ("tokens", "mode"),
    [
        ("1.696e11", "playground"),
        ("1.697e11", "fast-lane"),
        ("1.69e12", "fast-lane"),
        ("1.7e12", "large-scale"),
    ],
)
def test_mode_is_the_smallest_that_holds_the_expected_hours(tokens: str, mode: str) -> None:
    assert answer(tokens=tokens)["access_mode"] == mode


def test_modes_come_from_the_caller_in_any_order() -> None:
    modes = [("open", None), ("wide", Decimal(60_000)), ("small", Decimal(100))]

    assert answer(modes=modes)["access_mode"] == "wide"


def test_no_mode_is_large_enough() -> None:
    found = answer(modes=[("small", Decimal(100))])

    assert found["access_mode"] is None
    assert found["flags"] == [
        "No access mode grants this many GPU-hours. Split the work, or ask the programme team."
    ]


def test_ends_in_different_modes_are_flagged() -> None:
    assert begins(answer()["flags"]) == ["The low and the"]
    assert answer(tokens="4e11")["flags"] == []


@pytest.mark.parametrize(
    ("changes", "begin"),
    [
        ({"tokens": "2.38e12"}, []),
        ({"tokens": "2.39e12"}, ["This training run takes"]),
        ({"parameters": "1e12", "tokens": "2e13"}, ["This training run takes", "This run takes 1.2e26"]),
        ({"workload": "fine_tuning", "tokens": "7.9e11"}, []),
        ({"workload": "fine_tuning", "tokens": "8e11"}, ["This fine-tuning takes 3.36e22"]),
        ({"workload": "inference", "tokens": "4e13", "utilisation": None}, []),
        (
            {"parameters": "2.1e12", "tokens": "5e9"},
            ["2,100,000,000,000 parameters is more", "Fewer tokens than parameters:"],
        ),
        (
            {"parameters": "1e6", "tokens": "5.1e13"},
            ["51,000,000,000,000 tokens is more", "More than 20,000 tokens"],
        ),
        ({"parameters": "1e9", "tokens": "1e10", "epochs": "4"}, []),
        ({"parameters": "1e9", "tokens": "1e10", "epochs": "5"}, ["In training from scratch,"]),
        ({"workload": "fine_tuning", "parameters": "1e9", "tokens": "1e8", "epochs": "5"}, []),
        ({"parameters": "1e9", "tokens": "1e10", "utilisation": "42"}, []),
        ({"parameters": "1e9", "tokens": "1e10", "utilisation": "43"}, ["You count on 43"]),
        ({"parameters": "1e9", "tokens": "1e10", "utilisation": "14"}, ["You count on 14"]),
    ],
)
def test_flags(changes: dict, begin: list[str]) -> None:
    assert begins(answer(modes=ANY_MODE, **changes)["flags"]) == begin


@pytest.mark.parametrize(
    ("changes", "begin"),
    [
        (
            {},
            [
                "Work: 6 FLOP for",
                "GPU: NVIDIA H100, 989.5",
                "Utilisation: 40 % of",
                "The high end includes",
                "Memory: weights in 16",
                "Disk space: about 8,490",
                "Spread over 30 days,",
            ],
        ),
        (
            {"active_parameters": "2e9", "precision": "fp8", "utilisation": None},
            [
                "Work: 6 FLOP for",
                "GPU: NVIDIA H100, 1,979",
                "Utilisation: between 7.7 %",
                "Mixture of experts: 2,000,000,000",
                "fp8 is taken to",
                "The high end includes",
                "Memory: weights in 8",
                "Disk space: about 8,490",
                "Spread over 30 days,",
            ],
        ),
        (
            {
                "workload": "fine_tuning",
                "method": "qlora",
                "tokens": "1e8",
                "utilisation": None,
                "gpu": "l40s",
            },
            [
                "Work: 4.03 FLOP for",
                "The frozen weights still",
                "GPU: NVIDIA L40S, 362",
                "Utilisation: between 4.3 %",
                "QLoRA unpacks its four-bit",
                "Short fine-tuning runs spend",
                "The high end includes",
                "Memory: weights in 4",
                "Disk space: about 6.49",
            ],
        ),
        (
            {"workload": "inference", "utilisation": None, "gpu": "meluxina-ai", "tokens": "1e9"},
            [
                "Work: 2 FLOP for",
                "GPU: MeluXina-AI, 2,250 TFLOP/s",
                "The exact GPU of",
                "Utilisation: between 2.8 %",
                "The high end includes",
                "Memory: weights in 16",
                "Disk space: about 18",
            ],
        ),
    ],
)
def test_assumptions(changes: dict, begin: list[str]) -> None:
    assert begins(answer(**changes)["assumptions"]) == begin


@pytest.mark.parametrize(("epochs", "told"), [("1", 1), ("2", 0)])
def test_short_runs_are_short_over_all_passes(epochs: str, told: int) -> None:
    found = answer(workload="fine_tuning", tokens="6e9", epochs=epochs, utilisation=None)["assumptions"]

    assert begins(found).count("Short fine-tuning runs spend") == told


def test_generations_without_published_hours_say_so() -> None:
    published, taken_over = (answer(gpu=gpu, utilisation=None)["assumptions"][2] for gpu in ("h100", "b200"))

    assert published == (
        "Utilisation: between 15 % and 42 % of that peak, the range of published training runs on GPUs of "
        "this generation, counted over all hours paid."
    )
    assert taken_over == (
        "Utilisation: between 15 % and 42 % of that peak. No published run on this generation states its "
        "hours, so the range is taken over from comparable GPUs."
    )


def test_numbers_follow_the_language_of_the_reader() -> None:
    with translation.override("de"):
        spoken = answer()["assumptions"]

    assert [sentence for sentence in spoken if "7.000.000.000" in sentence] == [spoken[0]]
    assert [sentence for sentence in spoken if "989,5" in sentence] == [spoken[1]]


def test_machine_readable_figures_do_not_follow_the_language() -> None:
    with translation.override("de"):
        german = answer()

    assert (german["gpu_hours"], german["flop"]) == (answer()["gpu_hours"], answer()["flop"])


def test_every_gpu_can_be_estimated() -> None:
    answers = {slug: answer(gpu=slug, utilisation=None) for slug in CATALOGUE}

    assert [
        slug for slug, found in answers.items() if found["gpus_at_least"] < 1 or found["flags"] == [""]
    ] == []
    assert [slug for slug, gpu in CATALOGUE.items() if gpu.announced] == ["meluxina-ai"]
