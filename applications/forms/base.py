"""Texts as people write them: with the limit said beforehand, and never cut without a word."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.text import single_line

LIMIT = gettext_lazy("At most %(limit)d characters.")
WORD_LIMIT = gettext_lazy("At most %(limit)d words.")
TOO_LONG = gettext_lazy("Shorten this to %(limit_value)d characters. It has %(show_value)d.")


class UncutText(forms.CharField):
    """Says how much is too much, instead of letting the browser cut a pasted text without a word."""

    default_error_messages = {"max_length": TOO_LONG}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class UncutLine(UncutText):
    """One clean line. SECURITY: titles stand in lists among other words, whose order a hidden character turns."""

    def to_python(self, value: Any) -> str:
        return single_line(super().to_python(value) or "")


class _Limit:
    """The sentence on a limit, in whatever language is on when it is read."""

    def __init__(self, limit: int, *, in_words: bool) -> None:
        self.limit, self.in_words = limit, in_words

    def __str__(self) -> str:
        return str(WORD_LIMIT if self.in_words else LIMIT) % {"limit": self.limit}


def limit_words(limit: int, *, in_words: bool = False) -> Any:
    return _Limit(limit, in_words=in_words)


def too_many_words(limit: int) -> Callable[[str], None]:
    """A check of a text that is limited in words."""

    def check(text: str) -> None:
        if (count := len(text.split())) > limit:
            words = _("Shorten this to %(limit)d words. It has %(count)d.")
            raise ValidationError(words % {"limit": limit, "count": count}, code="words")

    return check


def long(label: Any, *, missing: Any, limit: int, help_text: Any = "") -> forms.CharField:
    """Several lines of text, with the limit said beforehand."""
    hint = format_lazy("{} {}", help_text, limit_words(limit)) if help_text else limit_words(limit)
    return UncutText(
        label=label,
        help_text=hint,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": missing},
    )
