"""Memory, the GPUs that hold it, and disk space, against sizes practitioners know."""

from decimal import Decimal

import pytest

from applications.estimator import CATALOGUE, Job, Method, Precision, Workload
from applications.estimator.memory import Memory, memory_of

PRE, FINE, USE = Workload.PRETRAINING, Workload.FINE_TUNING, Workload.INFERENCE


def memory(workload: Workload, billions: str, gpu: str, **changes: object) -> Memory:
    facts = {"parameters": Decimal(billions) * 10**9, "tokens": Decimal("1e9"), "gpu": CATALOGUE[gpu]}
    return memory_of(Job(workload=workload, **(facts | changes)))


@pytest.mark.parametrize(
    ("workload", "billions", "gpu", "changes", "held"),
    [
        (PRE, "7", "a100-80", {}, ("14", "123.2", 2)),
        (PRE, "70", "h100", {}, ("140", "1232", 20)),
        (PRE, "7", "h100", {"precision": Precision.FP8}, ("7", "115.5", 2)),
        (FINE, "7", "a100-40", {"method": Method.LORA}, ("14", "16.016", 1)),
        (FINE, "65", "l40s", {"method": Method.QLORA}, ("33.8", "42.9", 1)),
        (FINE, "70", "a100-40", {"method": Method.LORA}, ("140", "160.16", 8)),
        (USE, "8", "a100-40", {}, ("16", "36.4978561024", 2)),
        (USE, "8", "h100", {"precision": Precision.FP8}, ("8", "27.6978561024", 1)),
    ],
)
def test_memory(workload: Workload, billions: str, gpu: str, changes: dict, held: tuple) -> None:
    weights, total, gpus = held
    found = memory(workload, billions, gpu, **changes)

    assert (found.weights_gb, found.total_gb, found.gpus_at_least) == (Decimal(weights), Decimal(total), gpus)


@pytest.mark.parametrize(
    ("gigabytes", "gpus"), [("72", 1), ("72.1", 2), ("144", 2), ("144.1", 4), ("289", 8)]
)
def test_gpus_are_one_two_or_whole_nodes(gigabytes: str, gpus: int) -> None:
    # Full training holds 17.6 bytes for each parameter; an H100 offers 72 of its 80 GB.
    billions = str(Decimal(gigabytes) / Decimal("17.6"))

    assert memory(PRE, billions, "h100").gpus_at_least == gpus


def test_all_experts_are_held() -> None:
    assert memory(PRE, "8", "h100", active_parameters=Decimal("2e9")) == memory(PRE, "8", "h100")


def test_storage_holds_data_weights_and_checkpoints() -> None:
    assert memory(PRE, "1", "h100").storage_gb == 5 * 14 + 4
    assert memory(FINE, "1", "h100", method=Method.LORA).storage_gb == 2 + 5 * 14 * Decimal("0.005") + 4
    assert memory(USE, "1", "h100").storage_gb == 2 + 4


def test_passes_over_the_data_need_no_more_disk() -> None:
    assert memory(PRE, "1", "h100", epochs=Decimal(3)) == memory(PRE, "1", "h100")
