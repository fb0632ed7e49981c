"""A sentence for people that is put together late: the same finding reads in whatever language is on then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language

from portal.core.money import format_amount


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable text with its values; `str()` gives it in the active language.

    The text is always formatted, so a percent sign is written `%%`.
    """

    text: str | Promise
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.text) % self.values


@dataclass(frozen=True, slots=True)
class Amount:
    """A number inside a sentence, written the way readers of the active language write it."""

    value: Decimal

    def __str__(self) -> str:
        return format_amount(self.value, language=get_language() or "en")
