"""The open check: how much de minimis aid is still possible. No sign-in, and nothing is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from companies.aid.headroom import NoCeiling, check
from companies.aid.model import Grant, Request
from companies.aidledger.picture import bars
from companies.aidledger.room import ZERO, Room, ceiling_on
from companies.aidledger.tariffs import value_of
from portal.ui.forms import AmountField, DayField, HoursField
from portal.ui.layout import Group, Inline, day, euro, gpu_hours, page_helper
from portal.ui.pages import FormPage

ROWS = 5
FARMING, OTHER = "01", "62.10"
TOO_LARGE = dict.fromkeys(("max_digits", "max_whole_digits"), _("This amount is too large. Check it."))


class CheckForm(forms.Form):
    """What was received, and how many GPU-hours are wanted."""

    hours = HoursField(
        label=_("GPU-hours that you want"),
        required=False,
        max_digits=12,
        error_messages=TOO_LARGE | {"min_value": _("Enter 0 or more GPU-hours.")},
    )
    activity = forms.ChoiceField(
        label=_("What does your company live on?"),
        choices=[
            (OTHER, _("Anything but farming and fishery")),
            (FARMING, _("Farming, fishery or aquaculture")),
        ],
        widget=forms.RadioSelect,
        initial=OTHER,
        error_messages={"required": _("Choose one of the two.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for number in range(1, ROWS + 1):
            self.fields[f"amount_{number}"] = AmountField(
                label=_("Amount of grant %(number)d") % {"number": number},
                required=False,
                error_messages=TOO_LARGE | {"min_value": _("Enter an amount of 0 or more.")},
            )
            self.fields[f"day_{number}"] = DayField(
                label=_("Granted on (%(number)d)") % {"number": number}, required=False
            )
        rows = [Inline(euro(f"amount_{n}"), day(f"day_{n}")) for n in range(1, ROWS + 1)]
        received = Group(
            *rows,
            legend=_("De minimis aid of the last three years from Luxembourg"),
            hint=_("Count all enterprises under the same control. Leave it empty where there was none."),
        )
        self.helper = page_helper(
            "activity", received, gpu_hours("hours"), submit=_("See the room"), mark_optional=False
        )

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        for number in range(1, ROWS + 1):
            amount, granted = values.get(f"amount_{number}"), values.get(f"day_{number}")
            if amount and granted is None and not self.has_error(f"day_{number}"):
                self.add_error(f"day_{number}", _("Enter the date of the letter that granted it."))
            if granted and amount is None and not self.has_error(f"amount_{number}"):
                self.add_error(f"amount_{number}", _("Enter the amount that the letter states."))
            if granted and granted > self.today:
                self.add_error(f"day_{number}", ValidationError(_("This day is still to come.")))
        return values

    def grants(self) -> list[Grant]:
        """The rows that are filled in."""
        rows = [(self.cleaned_data[f"amount_{n}"], self.cleaned_data[f"day_{n}"]) for n in range(1, ROWS + 1)]
        return [Grant(granted_on=granted, amount=amount) for amount, granted in rows if amount]


@method_decorator(login_not_required, name="dispatch")
class AidCheck(FormPage):
    """The answer stands above the form that asked; it is sent by POST, so that no address carries figures."""

    title = _("How much aid may your company still receive?")
    template_name = "aidledger/check.html"
    form_class = CheckForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": localdate()}

    def form_valid(self, form: CheckForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **answer(form)))


def answer(form: CheckForm) -> dict[str, Any]:
    """Room, releases, and whether the hours fit, by the ceiling and the tariff of today."""
    today, hours = form.today, form.cleaned_data["hours"]
    worth = value_of(gpu_hours=hours, on=today) if hours else None
    award: Decimal | None = worth.eur if worth else None
    try:
        ceiling = ceiling_on(today)
    except NoCeiling:
        return {"closed": True}
    asked = Request(as_of=today, nace=form.cleaned_data["activity"], grants=form.grants(), new_award=award)
    room = Room(headroom=check(asked, ceilings=[ceiling.as_rule()]), ceiling=ceiling, reserved=ZERO)
    returns_on = room.returns_on(award) if award else None
    return {
        "room": room,
        "bars": bars(room),
        "hours": hours,
        "worth": worth,
        "excluded": form.cleaned_data["activity"] == FARMING,
        "returns_on": returns_on,
        "most_hours": (room.left / worth.tariff.eur_per_gpu_hour) // 1 if worth and award else None,
    }
