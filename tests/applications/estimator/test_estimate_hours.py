"""Work and hours: the rules of thumb, and what must hold for every job."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.estimator import CATALOGUE, Job, Method, Precision, Workload, estimate
from applications.estimator.work import flop_of


def job(**changes: object) -> Job:
    facts: dict = {
        "workload": Workload.PRETRAINING,
        "parameters": Decimal("7e9"),
        "tokens": Decimal("2e12"),
        "gpu": CATALOGUE["h100"],
    }
    return Job(**(facts | changes))


GPUS = st.sampled_from(sorted(CATALOGUE)).map(CATALOGUE.__getitem__)
SIZES = st.integers(10**6, 10**13).map(Decimal)
TOKENS = st.integers(10**5, 10**15).map(Decimal)
FACTORS = st.integers(101, 100_000).map(lambda hundredths: Decimal(hundredths) / 100)
WORKLOADS = st.sampled_from(list(Workload))
JOBS = st.builds(job, workload=WORKLOADS, parameters=SIZES, tokens=TOKENS, gpu=GPUS)


def hours(**changes: object) -> tuple[Decimal, Decimal, Decimal]:
    answer = estimate(job(**changes))
    return answer.low, answer.expected, answer.high


def test_seven_billion_on_two_trillion_tokens_at_forty_percent() -> None:
    answer = estimate(job(utilisation=Decimal("0.4")))

    assert answer.flop == Decimal("8.4e22")
    assert (answer.low, answer.expected, answer.high) == (49_130, 58_950, 70_740)


@pytest.mark.parametrize(
    ("workload", "method", "factor"),
    [
        (Workload.PRETRAINING, Method.FULL, "6"),
        (Workload.FINE_TUNING, Method.FULL, "6"),
        (Workload.FINE_TUNING, Method.LORA, "4.03"),
        (Workload.FINE_TUNING, Method.QLORA, "4.03"),
        (Workload.INFERENCE, Method.FULL, "2"),
    ],
)
def test_work_per_parameter_and_token(workload: Workload, method: Method, factor: str) -> None:
    one = job(workload=workload, method=method, parameters=Decimal(1), tokens=Decimal(1))

    assert flop_of(one) == Decimal(factor)


def test_only_active_parameters_work() -> None:
    assert flop_of(job(parameters=Decimal("671e9"), active_parameters=Decimal("37e9"))) == flop_of(
        job(parameters=Decimal("37e9"))
    )


def test_fp8_is_a_quarter_faster_in_training() -> None:
    slow, fast = estimate(job()), estimate(job(precision=Precision.FP8))

    assert abs(fast.expected * Decimal("1.25") - slow.expected) <= slow.expected / 1000


def test_qlora_takes_two_fifths_longer_than_lora() -> None:
    lora = estimate(job(workload=Workload.FINE_TUNING, method=Method.LORA))
    qlora = estimate(job(workload=Workload.FINE_TUNING, method=Method.QLORA))

    assert qlora.flop == lora.flop
    assert abs(lora.low * Decimal("1.4") - qlora.low) <= qlora.low / 1000


def test_stated_utilisation_replaces_the_published_range() -> None:
    low, expected, high = hours(utilisation=Decimal("0.2"))

    assert (low, expected, high) == (98_250, 117_900, 141_500)


def test_large_models_use_hopper_better_than_small_ones() -> None:
    small, large = estimate(job(parameters=Decimal("15e9"))), estimate(job(parameters=Decimal("50e9")))

    assert large.expected / small.expected < Decimal(50) / 15


def test_few_tokens_of_fine_tuning_move_the_high_end_only() -> None:
    few = {"workload": Workload.FINE_TUNING, "tokens": Decimal("1e7")}
    same_work = {"workload": Workload.PRETRAINING, "tokens": Decimal("1e7")}

    assert hours(**few)[0] == hours(**same_work)[0]
    assert abs(hours(**few)[2] - hours(**same_work)[2] * 4) < Decimal("0.001")


def test_few_tokens_count_every_pass_over_the_data() -> None:
    once = hours(workload=Workload.FINE_TUNING, tokens=Decimal("1e8"), epochs=Decimal(3))

    assert once == hours(workload=Workload.FINE_TUNING, tokens=Decimal("3e8"))


def test_inference_on_faster_memory_is_faster() -> None:
    assert (
        hours(workload=Workload.INFERENCE, gpu=CATALOGUE["h200"])[2]
        < (hours(workload=Workload.INFERENCE, gpu=CATALOGUE["h100"])[2])
    )


@given(JOBS)
def test_ends_are_in_order_and_positive(one: Job) -> None:
    answer = estimate(one)

    assert 0 < answer.low <= answer.expected <= answer.high


@given(JOBS)
def test_expected_is_the_geometric_middle(one: Job) -> None:
    answer = estimate(one)

    assert abs(answer.expected**2 / (answer.low * answer.high) - 1) < Decimal("0.002")


@given(JOBS, FACTORS, st.sampled_from(["parameters", "tokens", "epochs"]))
def test_more_work_never_takes_fewer_hours(one: Job, factor: Decimal, name: str) -> None:
    facts = {"workload": one.workload, "gpu": one.gpu, "parameters": one.parameters, "tokens": one.tokens}
    before = getattr(one, name)

    more = hours(**(facts | {name: before * factor}))

    assert all(after >= earlier for earlier, after in zip(hours(**facts), more, strict=True))


@given(SIZES, st.integers(1, 10**6), WORKLOADS, GPUS)
def test_part_of_the_experts_never_takes_more_than_all(
    size: Decimal, sparsity: int, workload: Workload, gpu: object
) -> None:
    facts = {"workload": workload, "gpu": gpu, "parameters": size}
    sparse = hours(**facts, active_parameters=max(size / sparsity, Decimal(1)))

    assert all(some <= whole for some, whole in zip(sparse, hours(**facts), strict=True))


@given(SIZES, TOKENS, GPUS)
def test_adapters_never_take_more_than_full_fine_tuning(size: Decimal, tokens: Decimal, gpu: object) -> None:
    facts = {"workload": Workload.FINE_TUNING, "parameters": size, "tokens": tokens, "gpu": gpu}
    full, lora, qlora = (hours(**facts, method=method) for method in Method)

    assert all(a <= b <= c for a, b, c in zip(lora, qlora, full, strict=True))
