"""What share of a GPU's peak a run reaches: the published range by generation, and what moves it.

A share here is FLOP of the model over (GPU-hours paid x peak), so restarts, evaluation and waiting count.
"""

from dataclasses import dataclass
from decimal import Decimal

from applications.estimator.gpus import Generation, Precision
from applications.estimator.jobs import Job, Method, Workload


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the best share of the peak that honest runs reach."""

    least: Decimal
    best: Decimal

    def times(self, factor: Decimal) -> "Span":
        return Span(self.least * factor, self.best * factor)


def _span(least: str, best: str) -> Span:
    return Span(Decimal(least), Decimal(best))


# Generation -> (models up to SMALL, models from LARGE). Newer GPUs compute faster than their memory and
# links grew, so small models leave more of them idle. Ampere and Hopper are read off published runs
# (tests/vectors/published_runs.json); Blackwell has none that state hours and takes Hopper's range.
TRAINING: dict[Generation, tuple[Span, Span]] = {
    Generation.VOLTA: (_span("0.15", "0.45"), _span("0.15", "0.45")),
    Generation.AMPERE: (_span("0.22", "0.60"), _span("0.22", "0.60")),
    Generation.ADA: (_span("0.15", "0.45"), _span("0.15", "0.45")),
    Generation.HOPPER: (_span("0.15", "0.42"), _span("0.24", "0.48")),
    Generation.BLACKWELL: (_span("0.15", "0.42"), _span("0.24", "0.48")),
    Generation.CDNA2: (_span("0.12", "0.42"), _span("0.12", "0.42")),
    Generation.CDNA3: (_span("0.12", "0.42"), _span("0.12", "0.42")),
}
MEASURED = {Generation.VOLTA, Generation.AMPERE, Generation.HOPPER}
SMALL, LARGE = Decimal(15) * 10**9, Decimal(50) * 10**9

# A mixture of experts pays for routing tokens between GPUs: a fifth from four-fold sparsity on.
EXPERTS_LOSS, EXPERTS_FULL_AT = Decimal("0.8"), Decimal(4)
# fp8 doubles the peak and makes runs about a quarter faster, because not every operation moves to fp8.
FP8_SPEED_UP = Decimal("1.25")
# QLoRA unpacks the four-bit weights before every product: about 1.4 times the time of LoRA.
QLORA_SLOW_DOWN = Decimal("1.4")
# Short fine-tuning runs pad, load and evaluate more than they train: below PACKED tokens the least share
# falls, to a quarter of itself at FEW tokens.
FEW, PACKED, FEW_LOSS = Decimal(10) ** 7, Decimal(10) ** 10, Decimal("0.25")
# Writing out text reads the weights once for the whole batch, so memory bandwidth sets the pace.
BATCH_LEAST, BATCH_BEST, INFERENCE_BEST = 8, 64, Decimal("0.40")
# A stated utilisation is taken as the middle, give or take what trial and failed runs cost.
TRIAL_RUNS = Decimal("1.2")


def published_span(job: Job) -> Span:
    """Return the range for this job from the tables, ignoring what the person stated."""
    return _inference_span(job) if job.workload == Workload.INFERENCE else _training_span(job)


def hours_span(job: Job, flop: Decimal) -> tuple[Decimal, Decimal]:
    """Return the least and the most GPU-hours; the most includes trial and failed runs."""
    seconds_at_peak = flop / job.peak
    if job.utilisation is not None:
        hours = seconds_at_peak / job.utilisation / 3600
        return hours / TRIAL_RUNS, hours * TRIAL_RUNS
    span = published_span(job)
    return seconds_at_peak / span.best / 3600, seconds_at_peak / span.least / 3600 * TRIAL_RUNS


def is_few_tokens(job: Job) -> bool:
    return job.workload == Workload.FINE_TUNING and job.tokens_processed < PACKED


def _training_span(job: Job) -> Span:
    span = _by_size(job).times(_experts_factor(job))
    if job.precision == Precision.FP8:
        span = span.times(FP8_SPEED_UP * job.gpu.peak[Precision.BF16] / job.peak)
    if job.method == Method.QLORA:
        span = span.times(1 / QLORA_SLOW_DOWN)
    if is_few_tokens(job):
        span = Span(span.least * _between(job.tokens_processed, FEW, PACKED, FEW_LOSS, Decimal(1)), span.best)
    return span


def _by_size(job: Job) -> Span:
    small, large = TRAINING[job.gpu.generation]
    return Span(
        _between(job.active, SMALL, LARGE, small.least, large.least),
        _between(job.active, SMALL, LARGE, small.best, large.best),
    )


def _experts_factor(job: Job) -> Decimal:
    return _between(job.parameters / job.active, Decimal(1), EXPERTS_FULL_AT, Decimal(1), EXPERTS_LOSS)


def _inference_span(job: Job) -> Span:
    sixteen_bits = job.gpu.bandwidth / job.gpu.peak[Precision.BF16]
    best = min(sixteen_bits * BATCH_BEST, INFERENCE_BEST)
    return Span(min(sixteen_bits * BATCH_LEAST, best), best)


def _between(value: Decimal, start: Decimal, end: Decimal, first: Decimal, last: Decimal) -> Decimal:
    """Interpolate on logarithmic scales from `first` at `start` to `last` at `end`, flat outside."""
    if value <= start or first == last:
        return first
    if value >= end:
        return last
    position = (value / start).ln() / (end / start).ln()
    return first * (last / first) ** position
