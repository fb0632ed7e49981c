"""The rules of the finder: one row each, and each says why in a sentence.

The first rule that fits and is `main` gives the answer; every other that fits adds a door beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.ui.layout import Words


class Want(TextChoices):
    """What do you want to do?"""

    ADAPT = "adapt", _("Adapt a ready-made model to our data")
    TRAIN = "train", _("Train a model of our own")
    RUN = "run", _("Run a model on a lot of material, or compute something else")
    SERVE = "serve", _("Run a service for our customers, day and night")
    EXPLORE = "explore", _("Find out what AI could do for us")


class Amount(TextChoices):
    """How much compute do you need?"""

    SMALL = "small", _("Up to 5,000 GPU-hours")
    MEDIUM = "medium", _("5,001 to 50,000 GPU-hours")
    LARGE = "large", _("More than 50,000 GPU-hours")
    UNKNOWN = "unknown", _("I do not know")


class Before(TextChoices):
    """Have you computed on GPUs before?"""

    NEVER = "never", _("No, this would be the first time")
    GPUS = "gpus", _("Yes, on our own GPUs or in a cloud")
    HPC = "hpc", _("Yes, on a supercomputer")


QUESTIONS: dict[str, tuple[Words, type[TextChoices]]] = {
    "want": (_("What do you want to do?"), Want),
    "amount": (_("How much computing do you need?"), Amount),
    "before": (_("Have you computed on GPUs before?"), Before),
}

COMPUTE = (Want.ADAPT, Want.TRAIN, Want.RUN)
Answers = Mapping[str, str]
Where = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where the answers are among `where`, this leads to a mode or to a door of others.

    `closed` names a mode: the rule holds only while that one takes no applications.
    """

    why: Words
    where: Where = field(default_factory=dict)
    mode: str = ""
    door: str = ""
    main: bool = False
    closed: str = ""

    def fits(self, answers: Answers, open_modes: frozenset[str]) -> bool:
        if self.closed and self.closed in open_modes:
            return False
        return all(answers[question] in options for question, options in self.where.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The rule that gives the answer, and those that add to it."""

    main: Rule
    others: tuple[Rule, ...]


RULES = (
    Rule(
        main=True,
        door="fit-4-ai",
        where={"want": (Want.EXPLORE,)},
        why=_("Before you need a supercomputer you need a use for it. A diagnosis finds one."),
    ),
    Rule(
        main=True,
        door="luxprovide-commercial",
        where={"want": (Want.SERVE,)},
        why=_("Our hours are for projects with an end. A service that never stops needs a contract."),
    ),
    Rule(
        main=True,
        mode="playground",
        where={"amount": (Amount.SMALL,)},
        why=_("5,000 GPU-hours are enough for what you plan, and this is the shortest way to them."),
    ),
    Rule(
        main=True,
        mode="playground",
        where={"amount": (Amount.UNKNOWN,)},
        why=_(
            "Estimate the hours first. If you cannot, start small: a first run shows what you really need."
        ),
    ),
    Rule(
        main=True,
        mode="playground",
        where={"before": (Before.NEVER,)},
        why=_(
            "The larger modes ask how your code runs on many GPUs. Measure it here first, then ask for more."
        ),
    ),
    Rule(
        main=True,
        mode="fast-lane",
        where={"amount": (Amount.MEDIUM,)},
        why=_("This is the amount that Fast Lane gives, to companies that have computed on GPUs before."),
    ),
    Rule(
        main=True,
        mode="large-scale",
        where={"amount": (Amount.LARGE,)},
        why=_("Only Large Scale gives this amount, after experts have judged the project."),
    ),
    Rule(
        mode="playground",
        closed="fast-lane",
        where={"want": COMPUTE, "amount": (Amount.MEDIUM,), "before": (Before.GPUS, Before.HPC)},
        why=_("It is open today. Begin with 5,000 GPU-hours while Fast Lane takes no applications."),
    ),
    Rule(
        mode="playground",
        closed="large-scale",
        where={"want": COMPUTE, "amount": (Amount.LARGE,), "before": (Before.GPUS, Before.HPC)},
        why=_("It is open today, and its figures are the evidence that Large Scale will ask for."),
    ),
    Rule(
        mode="playground",
        where={"want": (Want.EXPLORE,), "before": (Before.GPUS, Before.HPC)},
        why=_("You have computed before: with a small amount you can simply try."),
    ),
    Rule(
        door="eurohpc",
        closed="fast-lane",
        where={"want": COMPUTE, "amount": (Amount.MEDIUM,)},
        why=_("The European half of the AI Factories has its own calls, for the same amounts."),
    ),
    Rule(
        door="eurohpc",
        where={"want": COMPUTE, "amount": (Amount.LARGE,)},
        why=_("The European half of the AI Factories has its own calls for large projects."),
    ),
    Rule(
        door="initiate",
        where={"want": (*COMPUTE, Want.SERVE), "amount": (Amount.SMALL, Amount.MEDIUM, Amount.UNKNOWN)},
        why=_("If your company is at most five years old, this gives free time on the first MeluXina."),
    ),
    Rule(
        door="luxprovide-commercial",
        where={"want": COMPUTE, "amount": (Amount.MEDIUM, Amount.LARGE)},
        why=_("If you would rather pay than apply, or have used up your room for State aid."),
    ),
    Rule(
        door="fit-4-ai",
        where={"want": COMPUTE, "before": (Before.NEVER,)},
        why=_("Advice before the first project: what it is worth, which data it needs, what it risks."),
    ),
)


def grid() -> Iterator[dict[str, str]]:
    """Every combination of answers."""
    for values in product(*(options.values for _words, options in QUESTIONS.values())):
        yield dict(zip(QUESTIONS, values, strict=True))


def find(answers: Answers, *, open_modes: frozenset[str]) -> Found:
    """The answer to three answers. Raises LookupError where no rule fits, which the grid test rules out."""
    fitting = [rule for rule in RULES if rule.fits(answers, open_modes)]
    main = next((rule for rule in fitting if rule.main), None)
    if main is None:
        raise LookupError(f"No rule for {dict(answers)}")
    others = tuple(
        rule for rule in fitting if not rule.main and (rule.mode, rule.door) != (main.mode, main.door)
    )
    return Found(main=main, others=others)
