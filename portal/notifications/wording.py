"""From the templates of a kind and the facts of an event to words: a subject line and paragraphs.

`templates/notices/<kind>/subject.txt` and `body.txt`. Blank lines part paragraphs, lines that begin with
"- " are a list. The layout greets and signs; the body only says what happened and what to do next.
Filters for figures and dates (`{{ due|deadline }}`, `{{ hours|gpu_hours }}`) need no loading.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.template.backends.django import DjangoTemplates

from portal.core.text import LINE_BREAKS, single_line

Shield = Callable[[str], str]

BREAK = "\u200b"  # zero-width blank: seen by programs that look for addresses, not by people
ADDRESS = re.compile(r"(?<=\w)\.(?=[^\W\d])|:(?=//)|@(?=\w)")
LINE = "\x1f"  # where a person began a new line; no typed text holds this character
URL = re.compile(r"https?://\S+")


class UnknownName(Exception):
    """A template asks for a name that the subject's notice_context does not give."""


class Unknown(str):
    """What the engine puts in place of a missing value: it refuses instead."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        return text == "%s"

    def __mod__(self, name: object) -> str:
        raise UnknownName(str(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text, a list, or a link that stands alone. A text has several lines only where a person typed them."""

    lines: tuple[str, ...]
    shape: str = "text"

    @property
    def text(self) -> str:
        """As plain text."""
        return "\n".join(f"- {line}" if self.shape == "list" else line for line in self.lines)


@cache
def engine(*, strict: bool) -> Any:
    """Plain text: nothing is escaped here. A strict engine refuses unknown names, else they leave a gap."""
    return DjangoTemplates(
        {
            "NAME": "notices",
            "DIRS": [settings.ROOT / "templates" / "notices"],
            "APP_DIRS": False,
            "OPTIONS": {
                "autoescape": False,
                "string_if_invalid": Unknown("%s") if strict else "",
                "builtins": ["django.templatetags.i18n", "portal.notifications.templatetags.words"],
            },
        }
    )


def defused(text: str) -> str:
    """One clean line in which no program finds an address to turn into a link; people see no difference.

    SECURITY: a company may be called "Win now http://evil.example" and the mail that names it is ours.
    """
    return ADDRESS.sub(lambda found: f"{BREAK}{found[0]}{BREAK}", single_line(text))


def line_by_line(shield: Shield) -> Shield:
    """Keep the lines of a longer text; blank ones go, so that no typed text begins a paragraph of ours."""

    def keep(text: str) -> str:
        return LINE.join(filter(None, map(shield, LINE_BREAKS.split(text))))

    return keep


def fill(template: str, facts: Mapping[str, Any], *, shield: Shield = single_line) -> str:
    """The words of one template, `kind/subject.txt` or `kind/body.txt`, in the language that is active.

    Text that people typed goes through `shield`; figures, dates and our own words stay what they are. A fact
    may be a function: it is asked only where the template names it.
    """
    guarded = {name: _guarded(value, shield) for name, value in facts.items()}
    rendered: str = engine(strict=settings.NOTICES_STRICT).get_template(template).render(guarded)
    return rendered


def _guarded(value: Any, shield: Shield) -> Any:
    if callable(value):
        return lambda: _guarded(value(), shield)
    return shield(value) if isinstance(value, str) else value


def subject_line(kind: str, facts: Mapping[str, Any]) -> str:
    """SECURITY: one line, because a second line in a subject is a second header."""
    return single_line(fill(f"{kind}/subject.txt", facts))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut at blank lines; a line break inside a paragraph is only how the template was wrapped."""
    return tuple(_paragraph(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _paragraph(block: str) -> Paragraph:
    lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
    if all(line.startswith("- ") for line in lines):
        return Paragraph(lines=tuple(line.removeprefix("- ") for line in lines), shape="list")
    text = " ".join(lines)
    if LINE in text:
        return Paragraph(lines=tuple(text.split(LINE)))
    # SECURITY: only our own addresses become links, whatever the words say.
    ours = URL.fullmatch(text) and text.startswith(f"{settings.SITE_URL.rstrip('/')}/")
    return Paragraph(lines=(text,), shape="link" if ours else "text")
