"""The workloads in plain words: what each asks, and examples that fill the form."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applications.estimator import Workload
from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One workload: its name, the fields that it asks, and how the amount of data is asked."""

    workload: Workload
    name: Words
    text: Words
    fields: tuple[str, ...]
    data: Words
    data_hint: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """An example; `values` is what the form holds then, in its own units."""

    key: str
    name: Words
    text: Words
    values: dict[str, str]


KINDS = {
    kind.workload.value: kind
    for kind in (
        Kind(
            workload=Workload.FINE_TUNING,
            name=_("Adapt an existing model"),
            text=_("Teach a ready-made model your own documents, pictures or measurements (fine-tuning)."),
            fields=("size", "amount", "epochs", "method", "gpu", "utilisation"),
            data=_("How much data of your own?"),
            data_hint=_(
                "One million tokens is about 1,500 pages of text. A picture of 224 by 224 pixels is about 256 tokens."
            ),
        ),
        Kind(
            workload=Workload.PRETRAINING,
            name=_("Train a model from the start"),
            text=_("Build a model of your own from nothing but data. This takes by far the most."),
            fields=("size", "active", "amount", "epochs", "gpu", "precision", "utilisation"),
            data=_("How much data does it learn from?"),
            data_hint=_("A language model usually needs at least 20 tokens for each parameter."),
        ),
        Kind(
            workload=Workload.INFERENCE,
            name=_("Run a model on many inputs"),
            text=_("Let a model answer, read or sort a great amount of material (inference)."),
            fields=("size", "active", "amount", "gpu", "precision", "utilisation"),
            data=_("How much will it read and write in all?"),
            data_hint=_("A question over some pages with its answer is about 4,000 tokens."),
        ),
    )
}

PRESETS = (
    Preset(
        key="documents",
        name=_("Fine-tune a 7-billion model on our documents"),
        text=_("75,000 pages, read three times, with a light method (LoRA)."),
        values={
            "workload": "fine_tuning",
            "size": "7",
            "amount": "50",
            "epochs": "3",
            "method": "lora",
            "gpu": "meluxina-ai",
        },
    ),
    Preset(
        key="pictures",
        name=_("Find defects on pictures"),
        text=_("200,000 pictures from a camera, a vision model of 300 million parameters, 50 passes."),
        values={
            "workload": "fine_tuning",
            "size": "0.3",
            "amount": "51.2",
            "epochs": "50",
            "method": "full",
            "gpu": "meluxina-ai",
        },
    ),
    Preset(
        key="assistant",
        name=_("Chat assistant over our files"),
        text=_("50 people ask 20 questions a day for a year; a model of 70 billion parameters answers."),
        values={"workload": "inference", "size": "70", "amount": "880", "gpu": "meluxina-ai"},
    ),
    Preset(
        key="own-model",
        name=_("Train a 7-billion model of our own"),
        text=_("From the start, on two million million tokens. This is what large projects do."),
        values={
            "workload": "pretraining",
            "size": "7",
            "amount": "2000000",
            "epochs": "1",
            "gpu": "meluxina-ai",
        },
    ),
)
