"""The form that ends a step: made from the tables of outcomes and checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models.mode import StepKind
from portal.ui.forms import HoursField
from portal.ui.layout import Group, Styled, page_helper
from reviews.checklist import ELIGIBILITY
from reviews.models import Step
from reviews.statuses import OUTCOMES

CHECK = "check_"


class StepForm(forms.Form):
    """Outcome, checklist, hours and a note for colleagues, as the kind of step asks."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the outcomes.")},
    )
    hours = HoursField(
        label=_("GPU-hours that are feasible"),
        required=False,
        help_text=_("Only where the amount differs from what was asked."),
    )
    note = forms.CharField(
        label=_("Note for colleagues"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The applicant does not read this."),
    )

    step = forms.CharField(max_length=20, widget=forms.HiddenInput)
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = OUTCOMES[step.kind]
        outcome: Any = self.fields["outcome"]
        outcome.choices = [(row.name, row.label) for row in rows]
        if not any(row.needs_hours for row in rows):
            del self.fields["hours"]
        if step.kind == StepKind.ELIGIBILITY:
            self._add_checks()
        hours = [Styled("hours", unit=_("GPU-hours"), width="short")] if "hours" in self.fields else []
        checks = [name for name in self.fields if name.startswith(CHECK)]
        group = (
            [Group(*checks, legend=_("Checklist"), hint=_("Each with its legal basis."))] if checks else []
        )
        self.helper = page_helper(
            *group, "outcome", *hours, "note", "step", "read", submit=_("Close this step")
        )

    def _add_checks(self) -> None:
        for check in ELIGIBILITY:
            self.fields[CHECK + check.key] = forms.BooleanField(
                label=str(check.label), help_text=check.source, required=False
            )

    def checks(self) -> dict[str, bool]:
        """The checklist as the service takes it."""
        return {
            name.removeprefix(CHECK): bool(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(CHECK)
        }
