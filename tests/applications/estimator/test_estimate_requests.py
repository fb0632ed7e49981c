"""Requests: what is accepted, and that each refusal says where and what to do."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.estimator import CATALOGUE, Job, Method, Precision, Workload, parse
from portal.core.reading import RequestRefused

REQUEST = {
    "workload": "fine_tuning",
    "parameters": "7000000000",
    "active_parameters": None,
    "tokens": "2000000000",
    "method": "lora",
    "epochs": "3",
    "gpu": "h100",
    "precision": "bf16",
    "utilisation": None,
}


def refused(**changes: object) -> dict[tuple, str]:
    with pytest.raises(RequestRefused) as caught:
        parse(REQUEST | changes)
    return {tuple(problem["loc"]): problem["msg"] for problem in caught.value.detail()}


def test_whole_request() -> None:
    assert parse(REQUEST) == Job(
        workload=Workload.FINE_TUNING,
        parameters=Decimal("7e9"),
        tokens=Decimal("2e9"),
        method=Method.LORA,
        epochs=Decimal(3),
        gpu=CATALOGUE["h100"],
    )


def test_optional_fields_may_be_missing() -> None:
    short = {"workload": "pretraining", "parameters": "7e9", "tokens": 10**12, "gpu": "b200"}

    assert parse(short) == Job(
        workload=Workload.PRETRAINING,
        parameters=Decimal("7e9"),
        tokens=Decimal("1e12"),
        gpu=CATALOGUE["b200"],
    )


@pytest.mark.parametrize("name", ["active_parameters", "method", "epochs", "precision", "utilisation"])
def test_null_means_the_default(name: str) -> None:
    assert parse(REQUEST | {name: None}) == parse({key: REQUEST[key] for key in REQUEST if key != name})


@pytest.mark.parametrize(
    ("typed", "share"), [("40", "0.4"), ("0.4", "0.4"), ("1", "0.01"), ("100", "1"), (35, "0.35")]
)
def test_utilisation_is_a_percentage_and_below_one_a_share(typed: object, share: str) -> None:
    assert parse(REQUEST | {"utilisation": typed}).utilisation == Decimal(share)


@pytest.mark.parametrize("typed", ["H100", " h100 ", "h100-80"])
def test_gpu_names_are_forgiving(typed: str) -> None:
    assert parse(REQUEST | {"gpu": typed}).gpu == CATALOGUE["h100"]


def test_fp8() -> None:
    assert parse(REQUEST | {"precision": "fp8"}).precision == Precision.FP8


@pytest.mark.parametrize("name", ["workload", "parameters", "tokens", "gpu"])
def test_required_fields(name: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        parse({key: REQUEST[key] for key in REQUEST if key != name})

    assert caught.value.detail() == [{"loc": [name], "msg": f"Add “{name}”: it is needed here."}]


def test_unknown_field() -> None:
    assert refused(gpus=8) == {("gpus",): "Remove “gpus”: there is no such key here."}


@pytest.mark.parametrize("request_body", [None, [], "x", 1])
def test_anything_but_an_object(request_body: object) -> None:
    with pytest.raises(RequestRefused):
        parse(request_body)


BAD_AMOUNTS = [
    "0",
    "-1",
    "1e15",
    "",
    "x",
    "NaN",
    "Infinity",
    "1_000",
    "٧",
    7.5,
    True,
    [],
    {},
    "1" * 30,
    "1e999",
]


@pytest.mark.parametrize("typed", BAD_AMOUNTS, ids=repr)
def test_amounts_are_digits_within_bounds(typed: object) -> None:
    assert refused(parameters=typed) == {
        ("parameters",): 'Give a number from 1 to 1e14, written in digits such as "7000000000".'
    }


@pytest.mark.parametrize("typed", ["0", "101", "-5", "a lot", 0.4, False])
def test_utilisation_out_of_bounds(typed: object) -> None:
    assert refused(utilisation=typed) == {
        ("utilisation",): 'Give a percentage above 0 and up to 100, such as "40", or leave it empty.'
    }


@pytest.mark.parametrize("typed", ["rtx", 5, ["h100"]])
def test_unknown_gpu_lists_the_known_ones(typed: object) -> None:
    assert refused(gpu=typed) == {("gpu",): f"Choose one of: {', '.join(CATALOGUE)}."}


def test_unknown_workload() -> None:
    assert refused(workload="training") == {
        ("workload",): "Choose one of: pretraining, fine_tuning, inference."
    }


def test_every_problem_is_reported_at_once() -> None:
    assert set(refused(workload="", tokens="0", gpu="", epochs="0", precision="fp4", method="dora")) == {
        ("workload",),
        ("tokens",),
        ("gpu",),
        ("epochs",),
        ("precision",),
        ("method",),
    }


def test_more_active_than_all_parameters() -> None:
    assert refused(active_parameters="7000000001") == {
        ("active_parameters",): "Give at most the number of parameters, or leave it empty for all."
    }


def test_fp8_on_a_gpu_without_it() -> None:
    assert refused(gpu="a100-80", precision="fp8") == {
        ("precision",): "This GPU has no fp8 arithmetic. Choose bf16, or an H100 or newer GPU."
    }


@pytest.mark.parametrize("workload", ["pretraining", "inference"])
@pytest.mark.parametrize("method", ["lora", "qlora"])
def test_adapters_are_for_fine_tuning(workload: str, method: str) -> None:
    assert refused(workload=workload, method=method) == {
        ("method",): "LoRA and QLoRA are for fine-tuning. Choose the method full here."
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(REQUEST)) | st.text(), JSON))
def test_nothing_but_a_refusal_comes_of_nonsense(changes: dict) -> None:
    with contextlib.suppress(RequestRefused):
        assert parse(REQUEST | changes).parameters >= 1
