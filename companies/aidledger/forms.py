"""Forms of the page of aid: an entry, a correction, an enterprise, and the word that the list is complete."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.aidledger.models import Enterprise, Relation
from companies.forms.fields import LineField, line
from portal.ui.forms import AmountField, DayField
from portal.ui.layout import Styled, day, euro, page_helper

STATES = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
    *("IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
OWN = ""


class EntryForm(forms.Form):
    """Aid that somebody granted."""

    enterprise = forms.ChoiceField(label=_("Who received it"), required=False)
    amount = AmountField(
        label=_("Amount of the aid"),
        min_value=Decimal("0.01"),
        max_digits=12,
        help_text=_("The gross grant equivalent, as the letter about the aid states it."),
        error_messages={
            "required": _("Enter the amount that the letter states."),
            "min_value": _("Enter an amount above zero."),
            "max_digits": _("This amount is too large. Check it."),
            "max_whole_digits": _("This amount is too large. Check it."),
        },
    )
    granted_on = DayField(
        label=_("Granted on"),
        help_text=_("The date of the letter that grants it, not the day of payment. For example 24.11.2025."),
        error_messages={"required": _("Enter the date of the letter.")},
    )
    authority = line(
        _("Who granted it"),
        missing=_("Enter the ministry, municipality or body that granted it."),
        limit=200,
        help_text=_("For example: Ministry of the Economy, Luxinnovation (Fit 4 Start)."),
    )
    member_state = forms.ChoiceField(
        label=_("Country"),
        choices=[(code, code) for code in STATES],
        initial="LU",
        help_text=_(
            "Only aid from Luxembourg takes room here. Aid of other countries is good to have in the list."
        ),
    )
    legal_basis = LineField(
        label=_("Legal basis"),
        max_length=200,
        initial="Regulation (EU) 2023/2831",
        help_text=_("The letter names it. Leave it as it is if you are not sure."),
        error_messages={"required": _("Enter the legal basis that the letter names.")},
    )
    document = LineField(label=_("Reference of the letter"), max_length=100, required=False)

    def __init__(self, *args: Any, enterprises: list[Enterprise], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.enterprises = today, {row.public_id: row for row in enterprises}
        receiver: Any = self.fields["enterprise"]
        receiver.choices = [(OWN, _("Our company")), *((row.public_id, row.name) for row in enterprises)]
        self.helper = page_helper(
            *(["enterprise"] if enterprises else []),
            euro("amount"),
            day("granted_on"),
            "authority",
            Styled("member_state", width="short"),
            "legal_basis",
            "document",
            submit=_("Add to the list"),
        )

    def clean_granted_on(self) -> date:
        found: date = self.cleaned_data["granted_on"]
        if found > self.today:
            raise ValidationError(_("This day is still to come. Enter the date of the letter."))
        return found

    def values(self) -> dict[str, Any]:
        """As the service takes it."""
        values = dict(self.cleaned_data)
        return values | {"enterprise": self.enterprises.get(values["enterprise"])}


class CorrectForm(forms.Form):
    """What an entry really amounts to, and why."""

    amount = AmountField(
        label=_("The right amount"),
        max_digits=12,
        help_text=_(
            "Enter 0 to take the entry back. To change anything else, take it back and add a new one."
        ),
        error_messages={
            "required": _("Enter the right amount, or 0."),
            "min_value": _("Enter 0 or more."),
            "max_digits": _("This amount is too large. Check it."),
            "max_whole_digits": _("This amount is too large. Check it."),
        },
    )
    note = forms.CharField(
        label=_("What was wrong"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence what was wrong.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(euro("amount"), "note", submit=_("Correct the entry"))


class EnterpriseForm(forms.Form):
    """An enterprise under the same control."""

    name = line(_("Name"), missing=_("Enter the name of the enterprise."), limit=200)
    number = LineField(
        label=_("Number in its trade register"),
        max_length=20,
        required=False,
        help_text=_("For example B123456."),
    )
    relation = forms.ChoiceField(
        label=_("How it belongs to your company"),
        choices=[(row.value, row.label) for row in Relation if row != Relation.SELF],
        widget=forms.RadioSelect,
        initial=Relation.CONTROL,
        error_messages={"required": _("Choose how it belongs to your company.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("name", Styled("number", width="short"), "relation", submit=_("Add it"))

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].split()).upper()


class CompleteForm(forms.Form):
    """The owner's word."""

    complete = forms.BooleanField(
        label=_(
            "The list is complete: every enterprise under the same control, and all de minimis aid of three years"
        ),
        error_messages={"required": _("Tick the box to confirm, or go back and complete the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("complete", submit=_("Confirm the list"))


class ReasonForm(forms.Form):
    """Why."""

    note = forms.CharField(
        label=_("Why it is no longer under the same control"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason, such as: sold on 1 March 2026.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("note", submit=_("Take it off the list"))


class ReportForm(forms.Form):
    """The number that the central register gave."""

    reference = line(
        _("Reference in the central register"),
        missing=_("Enter the reference that the register gave."),
        limit=100,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(Styled("reference", width="medium"), submit=_("Record that it is reported"))


class JoinForm(forms.Form):
    """Which company shares the room."""

    rcs = LineField(
        label=_("RCS number of the other company"),
        max_length=10,
        help_text=_("A company registered here. From then on both share one room, with all their aid."),
        error_messages={"required": _("Enter the RCS number of the other company.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(Styled("rcs", width="short"), submit=_("Join the two companies"))
