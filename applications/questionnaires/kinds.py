"""The kinds of question, one row each: which options a question of the kind may carry. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KEY = r"^[a-z][a-z0-9_]{0,39}\Z"
MOST_TEXT, MOST_ROWS, MOST_DECIMALS, MOST_DIGITS, MOST_DAYS = 20_000, 40, 4, 12, 3660
FIGURE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")
# Names that a section's page carries along itself.
RESERVED = frozenset(
    {"seen", "was", "contested", "take", "later", "switch_language", "switch_checked", "csrfmiddlewaretoken"}
)


class Kind(TextChoices):
    """What is asked for."""

    SHORT = "short", gettext_lazy("Short text")
    LONG = "long", gettext_lazy("Long text")
    NUMBER = "number", gettext_lazy("Number with a unit")
    MONEY = "money", gettext_lazy("Money")
    DATE = "date", gettext_lazy("Date")
    CHOICE = "choice", gettext_lazy("One of several")
    CHOICES = "choices", gettext_lazy("Several of several")
    UNSURE = "unsure", gettext_lazy("Yes, no or not sure")
    FILE = "file", gettext_lazy("File")
    TABLE = "table", gettext_lazy("Table")
    EMAIL = "email", gettext_lazy("E-mail address")
    PHONE = "phone", gettext_lazy("Telephone number")
    HOURS = "hours", gettext_lazy("GPU-hours, within the access mode")
    TERM = "term", gettext_lazy("Months, from the access mode")


IN_TABLES = (Kind.SHORT, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.UNSURE)
NUMBERS = (Kind.NUMBER, Kind.MONEY, Kind.HOURS)
CHOSEN = (Kind.CHOICE, Kind.CHOICES)
REPLIES = ("yes", "no", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting of a question: what it may be, and what it is where nothing is given."""

    kind: str  # "whole", "figure", "flag", "words", "name"
    default: Any = None
    least: int = 0
    most: int = 0


_WIDTH = Option(kind="name", default="")
_BLOCKS = Option(kind="words", default=())
OPTIONS: dict[str, dict[str, Option]] = {
    Kind.SHORT: {
        "limit": Option(kind="whole", default=120, least=1, most=500),
        "width": _WIDTH,
        "autocomplete": Option(kind="name", default=""),
    },
    Kind.LONG: {
        "limit": Option(kind="whole", default=1500, least=1, most=MOST_TEXT),
        "in_words": Option(kind="flag", default=False),
    },
    Kind.NUMBER: {
        "minimum": Option(kind="figure", default=Decimal(0)),
        "maximum": Option(kind="figure"),
        "decimals": Option(kind="whole", default=0, least=0, most=MOST_DECIMALS),
        "width": _WIDTH,
    },
    Kind.MONEY: {"minimum": Option(kind="figure", default=Decimal(0)), "maximum": Option(kind="figure")},
    Kind.DATE: {
        "past": Option(kind="flag", default=True),
        "days_ahead": Option(kind="whole", least=0, most=MOST_DAYS),
    },
    Kind.CHOICE: {"blocks": _BLOCKS},
    Kind.CHOICES: {
        "blocks": _BLOCKS,
        "alone": _BLOCKS,  # answers that stand for themselves: “none of these”
    },
    Kind.UNSURE: {"blocks": _BLOCKS},
    Kind.FILE: {},
    Kind.TABLE: {
        "rows": Option(kind="whole", default=12, least=1, most=MOST_ROWS),
        "sum_column": Option(kind="name", default=""),
        "sum_question": Option(kind="name", default=""),
    },
    Kind.EMAIL: {"width": _WIDTH},
    Kind.PHONE: {"width": _WIDTH},
    Kind.HOURS: {},
    Kind.TERM: {},
}


def read_options(kind: str, given: Any) -> dict[str, Any]:
    """The options of a question with the defaults filled in. ValueError with a sentence for the administrator."""
    known = OPTIONS.get(kind)
    if known is None:
        raise ValueError(_("“%(kind)s” is no kind of question.") % {"kind": kind})
    if not isinstance(given, Mapping):
        raise ValueError(_('Write the options in braces, for example {"limit": 500}.'))
    if unknown := sorted(set(given) - set(known)):
        words = _("“%(name)s” is no option here. Use: %(names)s.")
        raise ValueError(words % {"name": unknown[0], "names": ", ".join(sorted(known)) or _("none")})
    found = {
        name: _read(name, option, given[name]) if name in given else option.default
        for name, option in known.items()
    }
    least, most = found.get("minimum"), found.get("maximum")
    if least is not None and most is not None and most < least:
        raise ValueError(_("The maximum is smaller than the minimum."))
    return found


def _read(name: str, option: Option, value: Any) -> Any:
    read = READERS[option.kind](option, value)
    if read is None:
        raise ValueError(_("Give “%(name)s” another value.") % {"name": name})
    return read


def _whole(option: Option, value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if option.least <= value <= option.most else None


def _figure(option: Option, value: Any) -> Decimal | None:
    """Whole numbers, or text such as "0.5": a JSON float is no decimal."""
    if isinstance(value, bool) or not isinstance(value, int | str) or not FIGURE.fullmatch(str(value)):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _flag(option: Option, value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _words(option: Option, value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(value)


def _name(option: Option, value: Any) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[a-z0-9_-]{0,40}", value) else None


READERS: dict[str, Any] = {
    "whole": _whole,
    "figure": _figure,
    "flag": _flag,
    "words": _words,
    "name": _name,
}
