"""The forms of a decision: one prepares it, another confirms it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.models import Application
from companies.aidledger.instruments import DE_MINIMIS, GBER, MARKET, Instrument
from portal.ui.forms import DayField, HoursField
from portal.ui.layout import Group, Styled, page_helper
from reviews.statuses import Verdict

CONDITION = "condition_"
KINDS = {
    "de_minimis": (_("If it is de minimis aid"), DE_MINIMIS),
    "gber": (_("If it falls under the block exemption"), GBER),
    "market": (_("If the company pays the market price"), MARKET),
}
KIND_OF: dict[str, str] = {
    Instrument.DE_MINIMIS: "de_minimis",
    Instrument.MARKET: "market",
    Instrument.GBER_25: "gber",
    Instrument.GBER_28: "gber",
}


class DecisionForm(forms.Form):
    """What is decided, on how much, and why."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    hours = HoursField(label=_("GPU-hours granted"), required=False)
    months = forms.TypedChoiceField(label=_("Term"), coerce=int, empty_value=None, required=False)
    starts_on = DayField(label=_("First day"), required=False)
    instrument = forms.ChoiceField(
        label=_("Basis of the award"),
        choices=[("", _("Choose")), *Instrument.choices],
        required=False,
        help_text=_("Each award has one. Confirm its conditions below."),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Give the reasons: the applicant reads them.")},
    )
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months: Any = self.fields["months"]
        months.choices = [
            (number, ngettext("%(count)d month", "%(count)d months", number) % {"count": number})
            for number in application.mode.months
        ]
        self.fields["reasons"].help_text = _(
            "The applicant reads this as you write it. Write it in the language of this application: %(language)s."
        ) % {"language": application.get_language_display()}
        award = Group(
            Styled("hours", unit=_("GPU-hours"), width="short"),
            "months",
            "starts_on",
            "instrument",
            legend=_("If you approve"),
            hint=_("The hours are reserved when the decision is released."),
        )
        self.helper = page_helper(
            "verdict",
            award,
            *self._add_conditions(),
            "reasons",
            "read",
            submit=_("Hand over for confirmation"),
        )

    def _add_conditions(self) -> list[Group]:
        """One group of boxes for each kind of basis; instruments of one kind share theirs."""
        groups = []
        for kind, (legend, conditions) in KINDS.items():
            for row in conditions:
                self.fields[f"{CONDITION}{kind}_{row.key}"] = forms.BooleanField(
                    label=str(row.label), help_text=row.source, required=False
                )
            names = [f"{CONDITION}{kind}_{row.key}" for row in conditions]
            groups.append(Group(*names, legend=legend))
        return groups

    def award(self) -> dict[str, Any]:
        """Everything as the service takes it: the conditions are those of the instrument that was chosen."""
        values = {name: value for name, value in self.cleaned_data.items() if not name.startswith(CONDITION)}
        kind = KIND_OF.get(values["instrument"], "")
        ticked = [name for name in self.cleaned_data if name.startswith(f"{CONDITION}{kind}_")]
        prefix = f"{CONDITION}{kind}_"
        return values | {
            "conditions": [name.removeprefix(prefix) for name in ticked if self.cleaned_data[name]]
        }


class ConfirmForm(forms.Form):
    """Carries the state that the decider was looking at."""

    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("seen", submit=_("Confirm and release"))
