"""Forms of a split: what the owner says of it, and what the officer makes of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.aidledger.models import AidEntry
from companies.aidledger.models.split import Basis
from companies.forms.fields import LineField, line
from portal.ui import formats
from portal.ui.forms import AmountField, DayField
from portal.ui.layout import Group, Styled, day, euro, page_helper

TOO_LARGE = dict.fromkeys(("max_digits", "max_whole_digits"), _("This amount is too large. Check it."))
CONFIRM, REFUSE = "confirm", "refuse"


def equity_field(label: Any) -> AmountField:
    return AmountField(
        label=label,
        required=False,
        error_messages=TOO_LARGE | {"min_value": _("Enter an amount of 0 or more.")},
    )


class SplitForm(forms.Form):
    """Which part went where, and how earlier aid is to be divided."""

    on = DayField(
        label=_("The split took effect on"),
        help_text=_("For example 24.11.2025."),
        error_messages={"required": _("Enter the day on which the split took effect.")},
    )
    name = line(
        _("Name of the other enterprise"),
        missing=_("Enter the name of the enterprise that took the other part over."),
        limit=200,
    )
    number = LineField(
        label=_("Number in its trade register"),
        max_length=20,
        required=False,
        help_text=_("For example B123456."),
    )
    basis = forms.ChoiceField(
        label=_("How is the aid divided?"),
        choices=Basis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the aid is divided.")},
    )
    takes = forms.MultipleChoiceField(
        label=_("Aid that went with the other part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose only aid from this list.")},
    )
    own_equity = equity_field(_("Equity that stayed with your company"))
    other_equity = equity_field(_("Equity that went to the other enterprise"))
    explanation = forms.CharField(
        label=_("Why it is divided this way"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name the document that shows it, such as the deed of the split."),
        error_messages={"required": _("Say in a few sentences why it is divided this way.")},
    )

    def __init__(
        self, *args: Any, entries: list[tuple[AidEntry, Decimal]], today: date, language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.entries = today, {entry.public_id: entry for entry, _amount in entries}
        takes: Any = self.fields["takes"]
        takes.choices = [
            (
                entry.public_id,
                f"{formats.day(entry.granted_on)} · {formats.money(amount, language=language)} · {entry.authority}",
            )
            for entry, amount in entries
        ]
        self.helper = page_helper(
            day("on"),
            "name",
            Styled("number", width="short"),
            "basis",
            Group("takes", legend=_("Where the business that used it is known")),
            Group(
                euro("own_equity"),
                euro("other_equity"),
                legend=_("Where nobody can say who used it"),
                hint=_("Book values on the day of the split."),
            ),
            "explanation",
            submit=_("Send it to an officer"),
        )

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found > self.today:
            raise ValidationError(
                _("This day is still to come. Enter the day on which the split took effect.")
            )
        return found

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].split()).upper()

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("basis") == Basis.ACTIVITIES:
            values |= {"own_equity": None, "other_equity": None}
            self._aid_before_the_split(values)
        elif values.get("basis") == Basis.EQUITY:
            values["takes"] = []
            for name in ("own_equity", "other_equity"):
                if values.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Enter the book value of the equity, such as 50000."))
            if values.get("other_equity") == 0:
                self.add_error(
                    "other_equity", _("Enter an amount above zero, or divide the aid by business.")
                )
        return values

    def _aid_before_the_split(self, values: dict[str, Any]) -> None:
        late = [
            key
            for key in values.get("takes", ())
            if values.get("on") and self.entries[key].granted_on > values["on"]
        ]
        if late:
            self.add_error("takes", _("Choose only aid that was granted until the day of the split."))
        elif not values.get("takes") and "takes" not in self.errors:
            self.add_error("takes", _("Choose the aid that went with the other part."))


class RulingForm(forms.Form):
    """Confirm or not, with the reason that the company reads."""

    verdict = forms.ChoiceField(
        label=_("Is the division right?"),
        choices=[(CONFIRM, _("Yes: divide the aid like this")), (REFUSE, _("No: leave the list as it is"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    note = forms.CharField(
        label=_("What you compared, for the company to read"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("verdict", "note", submit=_("Save the decision"))
