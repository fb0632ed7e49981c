"""What somebody should look at before using the estimate: duties that follow, inputs out of the ordinary."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.estimator.figures import counted, percent, scientific
from applications.estimator.jobs import Job, Workload
from applications.estimator.utilisation import published_span

GENERAL_PURPOSE = Decimal(10) ** 23
SYSTEMIC_RISK = Decimal(10) ** 25
# Who changes a model with more than a third of its training compute becomes its provider.
MODIFIER_SHARE = Decimal(3)

LARGEST_MODEL = Decimal(2) * 10**12
LARGEST_CORPUS = Decimal(5) * 10**13
FEWEST_TOKENS_A_PARAMETER, MOST_TOKENS_A_PARAMETER = Decimal(1), Decimal(20_000)
USEFUL_REPEATS = Decimal(4)


def flags_of(job: Job, flop: Decimal) -> list[str]:
    return [sentence for rule in _RULES for sentence in rule(job, flop)]


def _general_purpose(job: Job, flop: Decimal) -> Iterator[str]:
    if job.workload == Workload.PRETRAINING and flop > GENERAL_PURPOSE:
        yield _(
            "This training run takes %(flop)s FLOP. Past 1e23 FLOP, a model that generates text or "
            "other media is taken for a general-purpose AI model under the AI Act: plan for the duties of "
            "its provider (Article 53)."
        ) % {"flop": scientific(flop)}


def _systemic_risk(job: Job, flop: Decimal) -> Iterator[str]:
    if job.workload != Workload.INFERENCE and flop > SYSTEMIC_RISK:
        yield _(
            "This run takes %(flop)s FLOP. Above 1e25 FLOP the AI Act presumes a systemic risk: the model "
            "must be notified to the European Commission (Articles 51 and 52)."
        ) % {"flop": scientific(flop)}


def _modifier(job: Job, flop: Decimal) -> Iterator[str]:
    if job.workload == Workload.FINE_TUNING and flop * MODIFIER_SHARE > GENERAL_PURPOSE:
        yield _(
            "This fine-tuning takes %(flop)s FLOP. Whoever changes a general-purpose AI model with more "
            "than a third of the compute that trained it becomes its provider under the AI Act: compare "
            "this figure with the one that the model's maker states."
        ) % {"flop": scientific(flop)}


def _size(job: Job, flop: Decimal) -> Iterator[str]:
    if job.parameters > LARGEST_MODEL:
        yield _(
            "%(count)s parameters is more than any openly described model has. Check the number of zeros."
        ) % {"count": counted(job.parameters)}
    if job.tokens > LARGEST_CORPUS:
        yield _(
            "%(count)s tokens is more than any openly described corpus holds. Check the number of zeros."
        ) % {"count": counted(job.tokens)}


def _balance(job: Job, flop: Decimal) -> Iterator[str]:
    if job.workload != Workload.PRETRAINING:
        return
    ratio = job.tokens_processed / job.active
    if ratio < FEWEST_TOKENS_A_PARAMETER:
        yield _(
            "Fewer tokens than parameters: a model trained from scratch usually needs at least 20 tokens "
            "per parameter. Fine-tuning an existing model may serve you better."
        )
    if ratio > MOST_TOKENS_A_PARAMETER:
        yield _("More than %(ratio)s tokens per parameter, beyond any published run. Check both figures.") % {
            "ratio": counted(MOST_TOKENS_A_PARAMETER)
        }
    if job.epochs > USEFUL_REPEATS:
        yield _(
            "In training from scratch, reading the same data more than four times has been found to add "
            "little. Check the number of epochs."
        )


def _stated_utilisation(job: Job, flop: Decimal) -> Iterator[str]:
    if job.utilisation is None:
        return
    span = published_span(job)
    if job.utilisation > span.best:
        yield _(
            "You count on %(stated)s %% of the GPU's peak; comparable runs reached at most about "
            "%(best)s %%. Show a measurement, or leave the utilisation empty."
        ) % {"stated": percent(job.utilisation), "best": percent(span.best)}
    if job.utilisation < span.least:
        yield _(
            "You count on %(stated)s %% of the GPU's peak; comparable runs reached at least about "
            "%(least)s %%. A technical assessor may help you to speed up the code first."
        ) % {"stated": percent(job.utilisation), "least": percent(span.least)}


_RULES: tuple[Callable[[Job, Decimal], Iterator[str]], ...] = (
    _general_purpose,
    _systemic_risk,
    _modifier,
    _size,
    _balance,
    _stated_utilisation,
)
