"""What must fit: weights, everything held while running, the GPUs that hold it, and disk space."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from applications.estimator.gpus import Precision
from applications.estimator.jobs import Job, Method, Workload
from applications.estimator.work import ADAPTERS

GIGA = Decimal(10) ** 9

# Bytes per parameter.
WEIGHT = {Precision.BF16: Decimal(2), Precision.FP8: Decimal(1)}
FOUR_BITS = Decimal("0.52")  # four bits and their scales
GRADIENT = Decimal(2)
OPTIMISER = Decimal(12)  # a 32-bit copy of the weights and the two moments of Adam

# Activations with recomputation, buffers and fragmentation, on top of the states above.
WORKING_SPACE = Decimal("1.1")
# The framework and the driver keep part of each GPU for themselves.
USABLE = Decimal("0.9")
# Past this many GPUs a job takes whole nodes.
GPUS_PER_NODE = 4

# Key-value cache: 32 conversations of 4,096 tokens; grouped attention keeps about 0.13 MB a token for
# 8 billion parameters, and it grows with the square root of the model.
CONVERSATIONS, CONTEXT = Decimal(32), Decimal(4096)
CACHE_BYTES, CACHE_MODEL = Decimal(131_072), Decimal(8) * GIGA

CHECKPOINTS_KEPT = Decimal(5)
BYTES_PER_TOKEN = Decimal(4)


@dataclass(frozen=True, slots=True)
class Memory:
    """Gigabytes (10^9 bytes) and the least number of GPUs that hold them."""

    weights_gb: Decimal
    total_gb: Decimal
    gpus_at_least: int
    storage_gb: Decimal


def memory_of(job: Job) -> Memory:
    weights = job.parameters * weight_bytes(job)
    total = (weights + _states(job)) * WORKING_SPACE
    return Memory(
        weights_gb=weights / GIGA,
        total_gb=total / GIGA,
        gpus_at_least=_gpus(total / GIGA, job.gpu.memory_gb),
        storage_gb=_storage(job, weights) / GIGA,
    )


def weight_bytes(job: Job) -> Decimal:
    return FOUR_BITS if job.method == Method.QLORA else WEIGHT[job.precision]


def weight_bits(job: Job) -> int:
    """Return the width of one weight as people name it."""
    return round(weight_bytes(job) * 8)


def _states(job: Job) -> Decimal:
    """Return the bytes held beside the weights."""
    if job.workload == Workload.INFERENCE:
        return CONVERSATIONS * CONTEXT * CACHE_BYTES * (job.parameters / CACHE_MODEL).sqrt()
    if job.method == Method.FULL:
        return job.parameters * (GRADIENT + OPTIMISER)
    return job.parameters * ADAPTERS * (WEIGHT[Precision.BF16] + GRADIENT + OPTIMISER)


def _gpus(total_gb: Decimal, memory_gb: Decimal) -> int:
    """Round up to 1, 2 or 4 GPUs, then to whole nodes: models split evenly that way."""
    needed = int((total_gb / (memory_gb * USABLE)).to_integral_value(ROUND_CEILING))
    if needed <= 2:
        return max(needed, 1)
    return -(-needed // GPUS_PER_NODE) * GPUS_PER_NODE


def _storage(job: Job, weights: Decimal) -> Decimal:
    """Return the bytes of data, base weights and the checkpoints kept to go on from."""
    if job.workload == Workload.INFERENCE:
        return weights + job.tokens * BYTES_PER_TOKEN
    learning = job.parameters if job.method == Method.FULL else job.parameters * ADAPTERS
    checkpoint = learning * (WEIGHT[Precision.BF16] + OPTIMISER)
    base = Decimal(0) if job.workload == Workload.PRETRAINING else weights
    return base + checkpoint * CHECKPOINTS_KEPT + job.tokens * BYTES_PER_TOKEN
