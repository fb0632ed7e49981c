"""Fields of the company's forms: one clean line, an identifier in its canonical spelling, a postcode."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.text import single_line

AS_TYPED = {"autocomplete": "off", "spellcheck": "false"}


class LineField(forms.CharField):
    """Text on one line, whatever was pasted."""

    def to_python(self, value: Any) -> str:
        return single_line(super().to_python(value) or "")


class IdentifierField(LineField):
    """An identifier; `read` gives its one canonical spelling, or says what is wrong with it."""

    widget = forms.TextInput(attrs=AS_TYPED)

    def __init__(self, *, read: Callable[[str], str] = str, **options: Any) -> None:
        self.read = read
        super().__init__(**{"max_length": 40} | options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return self.read(typed) if typed else ""


class PostcodeField(LineField):
    """`2311`, also written `L-2311`."""

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        found = re.fullmatch(r"(?:L\s*-?\s*)?([0-9]{4})", typed, re.IGNORECASE)
        if found is None:
            raise ValidationError(_("Enter the postcode as 4 digits, such as 2311."), code="postcode_shape")
        return found[1]


def line(label: Any, *, missing: Any, limit: int, help_text: Any = "") -> LineField:
    """One line of text with its own sentence for when it is missing."""
    return LineField(label=label, max_length=limit, help_text=help_text, error_messages={"required": missing})


def choice(label: Any, *, options: Sequence[Any], missing: Any, help_text: Any = "") -> forms.ChoiceField:
    """One of several, none of them chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Choose")), *options],
        help_text=help_text,
        error_messages={"required": missing, "invalid_choice": missing},
    )
