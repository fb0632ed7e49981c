"""The floating-point work of a job: the rules of thumb that practitioners publish."""

from decimal import Decimal

from applications.estimator.jobs import Job, Method, Workload

# Per parameter and token: 2 forward, 2 backward through the layers, 2 for the gradients of the weights.
FORWARD, THROUGH, GRADIENTS = Decimal(2), Decimal(2), Decimal(2)
# Adapters of LoRA and QLoRA, as a share of the model's parameters.
ADAPTERS = Decimal("0.005")


def flop_per_parameter_and_token(job: Job) -> Decimal:
    """Return 2 for inference, 6 where all weights learn, a little over 4 where adapters learn."""
    if job.workload == Workload.INFERENCE:
        return FORWARD
    full = FORWARD + THROUGH + GRADIENTS
    if job.method == Method.FULL:
        return full
    return FORWARD + THROUGH + full * ADAPTERS


def flop_of(job: Job) -> Decimal:
    return flop_per_parameter_and_token(job) * job.active * job.tokens_processed
