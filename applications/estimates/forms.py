"""The estimator's inputs. Sizes are asked in billions and millions, because nobody counts zeros well."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.estimates.workloads import KINDS
from applications.estimator import CATALOGUE, Job, Method, parse
from applications.estimator.figures import plain
from applications.forms.figures import Figure
from portal.core.reading import RequestRefused
from portal.ui.layout import Styled, page_helper

BILLION, MILLION = Decimal(10) ** 9, Decimal(10) ** 6
MODEL_FIELDS = {"parameters": "size", "active_parameters": "active", "tokens": "amount"}


def _amount(label: Any, *, most: int, required: bool = True, hint: Any = "", places: int = 3) -> Figure:
    return Figure(
        label=label,
        help_text=hint,
        required=required,
        max_digits=16,
        decimal_places=places,
        min_value=Decimal("0.001") if places else Decimal(1),
        max_value=Decimal(most),
        error_messages={"required": _("Enter a number. A rough one is enough.")},
    )


class EstimateForm(forms.Form):
    """Only the inputs of the chosen workload remain."""

    workload = forms.ChoiceField(choices=[(key, kind.name) for key, kind in KINDS.items()])
    size = _amount(
        _("How large is the model?"),
        most=10_000,
        hint=_(
            "The number is often part of the model’s name: “8B” is 8 billion. Vision models are often below 1."
        ),
    )
    active = _amount(
        _("How much of it works on each token?"),
        most=10_000,
        required=False,
        hint=_("Only for a “mixture of experts”. Leave it empty for all others."),
    )
    amount = _amount(_("How much data?"), most=10**11)
    epochs = _amount(
        _("How many times is the data read?"),
        most=1000,
        required=False,
        hint=_("Once, if left empty."),
        places=2,
    )
    method = forms.ChoiceField(
        label=_("Which method?"),
        choices=[
            (Method.LORA.value, _("LoRA: only a small part learns. Enough for most")),
            (Method.QLORA.value, _("QLoRA: the same with less memory, and slower")),
            (Method.FULL.value, _("Full: the whole model learns")),
        ],
        initial=Method.LORA.value,
        required=False,
    )
    gpu = forms.ChoiceField(
        label=_("On which GPU?"), choices=[(key, gpu.name) for key, gpu in CATALOGUE.items()], required=False
    )
    precision = forms.ChoiceField(
        label=_("How exact are the calculations?"),
        choices=[("bf16", _("16 bits (usual)")), ("fp8", _("8 bits (faster, newer GPUs only)"))],
        required=False,
    )
    utilisation = Figure(
        label=_("Which share of the GPU does your code use?"),
        help_text=_("Only if you have measured it. Leave it empty and we use the range of published runs."),
        required=False,
        max_digits=5,
        decimal_places=2,
        min_value=Decimal(1),
        max_value=Decimal(100),
    )

    def __init__(self, *args: Any, workload: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = KINDS[workload]
        for name in [name for name in self.fields if name not in ("workload", *kind.fields)]:
            del self.fields[name]
        self.fields["workload"].widget = forms.HiddenInput()
        self.fields["workload"].initial = workload
        amount: Any = self.fields["amount"]
        amount.label, amount.help_text = kind.data, kind.data_hint
        self.helper = page_helper(
            "workload", *(UNITS.get(name, name) for name in kind.fields), submit=_("Estimate")
        )
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.attrs |= HTMX

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.job: Job | None = None
        if not self.errors:
            try:
                self.job = parse(self.request())
            except RequestRefused as refused:
                for problem in refused.detail():
                    self._point_at(problem)
        return values

    def _point_at(self, problem: Any) -> None:
        name = MODEL_FIELDS.get(str(problem["loc"][0]), str(problem["loc"][0])) if problem["loc"] else None
        self.add_error(name if name in self.fields else None, problem["msg"])

    def request(self) -> dict[str, Any]:
        """The body of POST /api/v1/estimate that says the same."""
        values = self.cleaned_data
        asked = {
            "workload": values["workload"],
            "parameters": plain(values["size"] * BILLION),
            "active_parameters": plain(values["active"] * BILLION) if values.get("active") else None,
            "tokens": plain(values["amount"] * MILLION),
            "gpu": values["gpu"] or next(iter(CATALOGUE)),
            "method": values.get("method") or (Method.LORA.value if "method" in self.fields else None),
            "epochs": plain(values["epochs"]) if values.get("epochs") else None,
            "precision": values.get("precision") or None,
            "utilisation": plain(values["utilisation"]) if values.get("utilisation") else None,
        }
        return {name: value for name, value in asked.items() if value is not None}


UNITS: dict[str, Styled] = {
    "size": Styled("size", unit=_("billion parameters"), width="short"),
    "active": Styled("active", unit=_("billion parameters"), width="short"),
    "amount": Styled("amount", unit=_("million tokens"), width="short"),
    "epochs": Styled("epochs", unit=_("times"), width="tiny"),
    "utilisation": Styled("utilisation", unit="%", width="tiny"),
}
HTMX = {
    "hx-get": "",
    "hx-trigger": "input delay:400ms, change",
    "hx-target": "#estimate-live",
    "hx-replace-url": "true",
}
