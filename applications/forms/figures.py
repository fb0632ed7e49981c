"""Numbers as people type them: `50 000`, `50.000` and `1,5` are read; what could mean two things is refused."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.ui import formats

BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]+")
GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Figure(forms.DecimalField):
    """A number of zero or more, with a comma or a point, in a field that no browser interprets."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Enter a number, for example 1.5."),
        "max_decimal_places": _("Enter a number with at most %(max)s decimal."),
    }

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            value = as_figure(value, whole=self.decimal_places == 0)
            if not FIGURE.fullmatch(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal" if self.decimal_places else "numeric", "autocomplete": "off"}


def as_figure(typed: str, *, whole: bool) -> str:
    """What was typed, with a point for the decimals and nothing between thousands.

    `1.500` is fifteen hundred where only whole numbers are asked; elsewhere the field's own check of
    decimals answers.
    """
    close = BLANKS.sub("", typed)
    if whole and GROUPED.fullmatch(close):
        return re.sub("[.,]", "", close)
    return close.replace(",", ".")


def in_figures(value: Decimal, *, places: int = 0) -> str:
    """A number as the reader of the page writes it."""
    return formats.number(value, language=(get_language() or "en")[:2], places=places)
