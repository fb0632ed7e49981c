"""The forms of a decision: one prepares it, another confirms it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.models import Application
from portal.ui.forms import DayField, HoursField
from portal.ui.layout import Group, Styled, page_helper
from reviews.statuses import Verdict


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
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Give the reasons: the applicant reads them.")},
    )

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
            legend=_("If you approve"),
            hint=_("The hours are reserved when the decision is released."),
        )
        self.helper = page_helper("verdict", award, "reasons", submit=_("Hand over for confirmation"))


class ConfirmForm(forms.Form):
    """Carries the state that the decider was looking at."""

    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("seen", submit=_("Confirm and release"))
