"""What every section's form shares: it validates and turns its values into JSON and back; it never saves."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES_NO_UNSURE = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("I am not sure"))]


class SectionForm(forms.Form):
    """A section of the application.

    `about` is the application, for what its mode or company already says; `today` is the day to judge dates by.
    """

    def __init__(self, *args: Any, about: Any, today: date, **kwargs: Any) -> None:
        self.about = about
        self.today = today
        super().__init__(*args, **kwargs)

    def stored(self) -> dict[str, Any]:
        """The valid answers as JSON keeps them; a field that failed is left out, so that the rest can be saved."""
        return {
            name: plain_answer(value) for name, value in self.cleaned_data.items() if value not in (None, "")
        }

    @classmethod
    def names(cls) -> list[str]:
        return list(cls.base_fields)


def plain_answer(value: Any) -> Any:
    """One answer as JSON."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def yes_no_unsure(label: Any, help_text: Any = "") -> forms.ChoiceField:
    """A question to which `unsure` is an honest answer: it reaches a person and never counts as no."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=YES_NO_UNSURE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer. “I am not sure” is one.")},
    )


def short(
    label: Any, *, missing: Any, limit: int = 120, help_text: Any = "", required: bool = True
) -> forms.CharField:
    """One line of text with its own sentence for when it is missing."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=limit,
        required=required,
        error_messages={"required": missing},
    )


def long(
    label: Any, *, missing: Any, limit: int = 1500, help_text: Any = "", required: bool = True
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=limit,
        required=required,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": missing},
    )
