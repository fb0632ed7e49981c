"""The work and the model, the data, and the resources."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.forms.base import SectionForm, long, short, yes_no_unsure
from applications.forms.figures import Figure, in_figures
from portal.ui.layout import Styled, Words

LATEST_START = timedelta(days=183)
MOST_STORAGE = 50


class WorkForm(SectionForm):
    """What kind of computation it is, and how ready it is to run."""

    kind_of_work = forms.ChoiceField(
        label=_("What kind of work is it?"),
        choices=[
            ("fine_tuning", _("Adapting an existing model (fine-tuning)")),
            ("pretraining", _("Training a model from the start")),
            ("inference", _("Running a model on many inputs (inference)")),
            ("other", _("Something else that needs GPUs")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of work that comes closest.")},
    )
    model = short(
        _("Which model?"),
        missing=_("Name the model or the method."),
        help_text=_(
            "Name and size, for example “Llama 3.1, 8 billion parameters”, or the method you will use."
        ),
    )
    software = short(
        _("Which software?"),
        missing=_("Name the main software."),
        help_text=_("Framework and libraries, for example PyTorch and Hugging Face Transformers."),
    )
    container = yes_no_unsure(
        _("Does your software run in a container today?"),
        _("The machine runs containers. If yours does not yet, our team helps you."),
    )
    ran_where = short(
        _("Where has it run so far?"),
        missing="",
        required=False,
        help_text=_("For example: one workstation with a 24 GB card. Leave empty if nowhere."),
    )


class DataForm(SectionForm):
    """Where the data comes from, and what the law asks of it."""

    origin = long(
        _("Which data will you use, and where does it come from?"),
        missing=_("Say which data you will use and where it comes from."),
        limit=1000,
    )
    rights = yes_no_unsure(
        _("Do you have the right to use this data for the project?"),
        _("Your own data, a licence, or open data whose terms allow it."),
    )
    personal = yes_no_unsure(
        _("Does it contain personal data?"),
        _("Anything about people who can be identified, even indirectly."),
    )
    sensitive = yes_no_unsure(
        _("Does it contain especially protected personal data?"),
        _("Health, origin, opinions, religion, biometric or genetic data (GDPR, Article 9)."),
    )


class ResourcesForm(SectionForm):
    """How much, for how long, from when. A mode with a fixed amount does not ask for it."""

    hours = Figure(
        label=_("How many GPU-hours?"),
        help_text=_("One GPU-hour is one graphics processor used for one hour."),
        max_digits=10,
        decimal_places=0,
        error_messages={
            "required": _("Enter a number of hours."),
            "invalid": _("Enter a whole number of hours, for example 20000."),
        },
    )
    months = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long you need it.")},
    )
    storage = Figure(
        label=_("How much storage?"),
        max_digits=6,
        decimal_places=1,
        min_value=Decimal(0),
        max_value=Decimal(MOST_STORAGE),
        help_text=_("In terabytes, for data, models and results together."),
        error_messages={
            "required": _("Enter how many terabytes you need; 1 is enough for most."),
            "max_value": _("Up to 50 TB can be given here. Ask us if you need more."),
        },
    )
    start = forms.DateField(
        label=_("When would you like to start?"),
        help_text=_("The first day on which your team can work on it."),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter a date."), "invalid": _("Enter a date such as 15.01.2027.")},
    )

    units = {"hours": _("GPU-hours"), "storage": _("TB")}
    parts = (
        Styled("hours", unit=units["hours"], width="short"),
        "months",
        Styled("storage", unit=units["storage"], width="tiny"),
        Styled("start", width="short"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mode = self.about.mode
        months: Any = self.fields["months"]
        months.choices = [
            (number, ngettext("%(count)d month", "%(count)d months", number) % {"count": number})
            for number in mode.months
        ]
        if mode.fixed_hours:
            del self.fields["hours"]

    def given(self) -> list[tuple[Words, Any, Words]]:
        """A fixed amount is told, not asked."""
        mode = self.about.mode
        return [(_("GPU-hours"), mode.hours_min, self.units["hours"])] if mode.fixed_hours else []

    def clean_hours(self) -> Decimal:
        hours, mode = self.cleaned_data["hours"], self.about.mode
        if hours < mode.hours_min:
            raise forms.ValidationError(
                _("%(mode)s starts at %(least)s GPU-hours."),
                params={"mode": mode.name, "least": in_figures(mode.hours_min)},
            )
        if mode.hours_max and hours > mode.hours_max:
            raise forms.ValidationError(
                _("%(mode)s gives at most %(most)s GPU-hours. Enter fewer, or choose a larger access mode."),
                params={"mode": mode.name, "most": in_figures(mode.hours_max)},
            )
        return hours

    def clean_start(self) -> date:
        start, today = self.cleaned_data["start"], self.today
        if start < today and not self._already_sent(start):
            raise forms.ValidationError(_("Enter a date that is still to come."))
        if start > today + LATEST_START:
            raise forms.ValidationError(_("Enter a date within the next six months."))
        return start

    def _already_sent(self, start: date) -> bool:
        """A date that was still to come when the application was submitted stays good while a question is open."""
        return bool(self.about.submitted_at and self.about.starts_on == start)
