"""Saying that one may bind a company."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.mandates.statuses import MandateKind
from portal.files.forms import UploadField
from portal.ui.layout import day, gpu_hours, page_helper


class MandateForm(forms.Form):
    """A manager in the register has one box to choose; a power of attorney needs its paper."""

    kind = forms.ChoiceField(
        label=_("Where your right comes from"),
        choices=MandateKind.choices,
        initial=MandateKind.REGISTER,
        widget=forms.RadioSelect,
        help_text=_("We compare it with the trade register or the paper."),
    )
    evidence = UploadField(label=_("The power of attorney"), required=False)
    until_on = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty where it has no end."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    most_hours = forms.DecimalField(
        label=_("Limit for one application"),
        required=False,
        min_value=1,
        max_digits=12,
        decimal_places=2,
        help_text=_("Leave empty where it has no limit."),
    )

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.helper = page_helper(
            "kind", "evidence", day("until_on"), gpu_hours("most_hours"), submit=_("Declare the mandate")
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("kind") == MandateKind.ATTORNEY and "evidence" in values and not values["evidence"]:
            self.add_error("evidence", _("Add the power of attorney, signed by a manager."))
        if values.get("until_on") and values["until_on"] < self.today:
            self.add_error("until_on", _("This day is over. Give a day to come, or leave it empty."))
        return values
