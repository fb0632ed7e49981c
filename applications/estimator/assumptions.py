"""What an estimate rests on, one sentence each, with the figures that were used."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.estimator.figures import counted, percent, plain, scientific
from applications.estimator.gpus import TERA, Precision
from applications.estimator.jobs import Job, Method, Workload
from applications.estimator.memory import (
    CHECKPOINTS_KEPT,
    CONTEXT,
    CONVERSATIONS,
    GPUS_PER_NODE,
    Memory,
    weight_bits,
)
from applications.estimator.utilisation import (
    BATCH_BEST,
    BATCH_LEAST,
    FP8_SPEED_UP,
    MEASURED,
    QLORA_SLOW_DOWN,
    TRIAL_RUNS,
    is_few_tokens,
    published_span,
)
from applications.estimator.work import ADAPTERS, flop_of, flop_per_parameter_and_token

MONTH_HOURS = Decimal(30 * 24)


def assumptions_of(job: Job, *, expected: Decimal, memory: Memory) -> list[str]:
    sentences = [sentence for rule in _RULES for sentence in rule(job)]
    return [*sentences, *_memory(job, memory), *_concurrency(expected)]


def _work(job: Job) -> Iterator[str]:
    yield _(
        "Work: %(factor)s FLOP for each parameter and token, %(parameters)s parameters, %(tokens)s tokens "
        "(passes over the data included), together %(flop)s FLOP."
    ) % {
        "factor": plain(flop_per_parameter_and_token(job)),
        "parameters": counted(job.active),
        "tokens": counted(job.tokens_processed),
        "flop": scientific(flop_of(job)),
    }
    if job.method != Method.FULL:
        yield _(
            "The frozen weights still take part forward and backward, 4 FLOP each; the adapters are counted "
            "as %(share)s %% of the parameters."
        ) % {"share": percent(ADAPTERS)}


def _peak(job: Job) -> Iterator[str]:
    gpu = job.gpu
    yield _("GPU: %(name)s, %(peak)s TFLOP/s dense in %(precision)s (%(source)s).") % {
        "name": gpu.name,
        "peak": counted(job.peak / TERA),
        "precision": job.precision,
        "source": f"{gpu.source}; {gpu.note}" if gpu.note else gpu.source,
    }
    if gpu.announced:
        yield _("The exact GPU of MeluXina-AI is not published yet, so its figures may change.")


def _utilisation(job: Job) -> Iterator[str]:
    if job.utilisation is not None:
        yield _("Utilisation: %(stated)s %% of that peak, as you stated, give or take a fifth.") % {
            "stated": percent(job.utilisation)
        }
        return
    span = published_span(job)
    figures = {"least": percent(span.least), "best": percent(span.best), "name": job.gpu.name}
    if job.workload == Workload.INFERENCE:
        figures |= {"few": counted(Decimal(BATCH_LEAST)), "many": counted(Decimal(BATCH_BEST))}
        yield (
            _(
                "Utilisation: between %(least)s %% and %(best)s %% of that peak. Memory bandwidth sets the pace "
                "of writing out text; %(few)s to %(many)s answers are written at the same time."
            )
            % figures
        )
    elif job.gpu.generation in MEASURED:
        yield (
            _(
                "Utilisation: between %(least)s %% and %(best)s %% of that peak, the range of published training "
                "runs on GPUs of this generation, counted over all hours paid."
            )
            % figures
        )
    else:
        yield (
            _(
                "Utilisation: between %(least)s %% and %(best)s %% of that peak. No published run on this "
                "generation states its hours, so the range is taken over from comparable GPUs."
            )
            % figures
        )


def _corrections(job: Job) -> Iterator[str]:
    if job.workload == Workload.INFERENCE or job.utilisation is not None:
        return
    if job.active < job.parameters:
        yield _(
            "Mixture of experts: %(active)s of %(parameters)s parameters take part in each token; sending "
            "tokens between GPUs lowers the utilisation by up to a fifth."
        ) % {"active": counted(job.active), "parameters": counted(job.parameters)}
    if job.precision == Precision.FP8:
        yield _(
            "fp8 is taken to run %(factor)s times as fast as 16 bits, not twice as its peak suggests."
        ) % {"factor": plain(FP8_SPEED_UP)}
    if job.method == Method.QLORA:
        yield _("QLoRA unpacks its four-bit weights at each step and takes %(factor)s times as long.") % {
            "factor": plain(QLORA_SLOW_DOWN)
        }
    if is_few_tokens(job):
        yield _(
            "Short fine-tuning runs spend much of their time on loading, padding and evaluation, so the "
            "high end is further away."
        )


def _range(job: Job) -> Iterator[str]:
    yield _(
        "The high end includes %(share)s %% for trial and failed runs. Expected is the geometric middle of "
        "the low and the high end."
    ) % {"share": percent(TRIAL_RUNS - 1)}


def _memory(job: Job, memory: Memory) -> Iterator[str]:
    yield _(
        "Memory: weights in %(bits)s bits, beside them %(held)s, and a tenth for working space. Above two "
        "GPUs the count is rounded up to whole nodes of %(node)s."
    ) % {"bits": weight_bits(job), "held": _held(job), "node": GPUS_PER_NODE}
    size = counted(memory.storage_gb)
    if job.workload == Workload.INFERENCE:
        yield _("Disk space: about %(size)s GB for the weights and the text.") % {"size": size}
    else:
        yield _("Disk space: about %(size)s GB for the data, the weights and %(kept)s checkpoints.") % {
            "size": size,
            "kept": counted(CHECKPOINTS_KEPT),
        }


def _held(job: Job) -> str:
    if job.workload == Workload.INFERENCE:
        return _("the cache of %(count)s conversations of %(context)s tokens") % {
            "count": counted(CONVERSATIONS),
            "context": counted(CONTEXT),
        }
    if job.method == Method.FULL:
        return _("gradients and the state of the Adam optimiser in 32 bits")
    return _("the adapters with their gradients and optimiser state")


def _concurrency(expected: Decimal) -> Iterator[str]:
    at_once = (expected / MONTH_HOURS).to_integral_value()
    if at_once > 1:
        yield _("Spread over 30 days, the expected hours keep about %(count)s GPUs busy.") % {
            "count": counted(at_once)
        }


_RULES: tuple[Callable[[Job], Iterator[str]], ...] = (_work, _peak, _utilisation, _corrections, _range)
