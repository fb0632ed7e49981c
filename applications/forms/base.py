"""What every section's form shares: it validates and turns its values into JSON and back; it never saves."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.core.text import single_line
from portal.ui.layout import Part, Words

YES_NO_UNSURE = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("I am not sure"))]
LIMIT = _("At most %(limit)d characters.")
TOO_LONG = _("Shorten this to %(limit_value)d characters. It has %(show_value)d.")


class SectionForm(forms.Form):
    """A section of the application.

    `about` is the application, for what its mode or company already says; `today` is the day to judge dates by.
    """

    parts: ClassVar[
        tuple[Part, ...]
    ] = ()  # how the page lays the fields out; empty means one after the other
    units: ClassVar[Mapping[str, Words]] = {}  # what an answer is counted in

    def __init__(self, *args: Any, about: Any, today: date, **kwargs: Any) -> None:
        self.about = about
        self.today = today
        super().__init__(*args, **kwargs)

    def stored(self) -> dict[str, Any]:
        """The valid answers as JSON keeps them; a field that failed is left out, so that the rest can be saved."""
        return {
            name: plain_answer(value) for name, value in self.cleaned_data.items() if value not in (None, "")
        }

    def unreadable(self) -> frozenset[str]:
        """The fields that were filled in and cannot be taken as they are."""
        return frozenset(name for name in self.errors if name in self.fields and not self._is_missing(name))

    def forgive_missing(self) -> None:
        """Leave only the errors of what was filled in: what is missing may still come."""
        for name in [name for name in self.errors if name in self.fields and self._is_missing(name)]:
            del self.errors[name]

    def _is_missing(self, name: str) -> bool:
        return {error.code for error in self.errors.as_data()[name]} == {"required"}

    def given(self) -> list[tuple[Words, Any, Words]]:
        """What the section says without having asked: label, value and unit."""
        return []

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
    return UncutLine(**_options(label, missing=missing, limit=limit, help_text=help_text, required=required))


def long(
    label: Any, *, missing: Any, limit: int = 1500, help_text: Any = "", required: bool = True
) -> forms.CharField:
    """Several lines of text, with the limit said beforehand."""
    hint = format_lazy("{} {}", help_text, _Limit(limit)) if help_text else _Limit(limit)
    widget = forms.Textarea(attrs={"rows": 5})
    options = _options(label, missing=missing, limit=limit, help_text=hint, required=required)
    return UncutText(widget=widget, **options)


class _Limit:
    """The sentence on a limit, in whatever language is on when it is read."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __str__(self) -> str:
        return str(LIMIT) % {"limit": self.limit}


class UncutText(forms.CharField):
    """Says how much is too much, instead of letting the browser cut a pasted text without a word."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class UncutLine(UncutText):
    """One clean line. SECURITY: titles stand in lists among other words, whose order a hidden character turns."""

    def to_python(self, value: Any) -> str:
        return single_line(super().to_python(value) or "")


def _options(label: Any, *, missing: Any, limit: int, help_text: Any, required: bool) -> dict[str, Any]:
    return {
        "label": label,
        "help_text": help_text,
        "max_length": limit,
        "required": required,
        "error_messages": {"required": missing, "max_length": TOO_LONG},
    }
