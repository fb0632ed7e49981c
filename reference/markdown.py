"""Pieces of Markdown: a page, a table, a name as it stands in the code."""

import re
from collections.abc import Iterable, Sequence

from portal.workflow.lifecycle import Words

GENERATED = "<!-- Made by `manage.py reference`. Change the code, then give that command again. -->"
_TRANSLATED = re.compile(r"{%\s*translate\s+(['\"])(.*?)\1[^%]*%}")
_TAGS = re.compile(r"{%.*?%}", re.DOTALL)
_NAMES = re.compile(r"{{\s*([\w.]+)[^}]*}}")


def page(title: str, *parts: str) -> str:
    """A whole file."""
    return "\n\n".join([f"# {title}", GENERATED, *(part.strip() for part in parts if part.strip())]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[Words]]) -> str:
    """A table; what would break a cell is written so that it does not."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def code(name: str) -> str:
    return f"`{name}`" if name else ""


def codes(names: Iterable[str]) -> str:
    return ", ".join(code(str(name)) for name in names)


def plain(template: str) -> str:
    """The words of a text template, with its variables as ‹names›."""
    words = _TAGS.sub("", _TRANSLATED.sub(r"\2", template))
    return " ".join(_NAMES.sub(r"‹\1›", words).split())


def first_line(function: object) -> str:
    """What a function says of itself, in its first paragraph."""
    return " ".join((function.__doc__ or "").strip().split("\n\n")[0].split())


def _cell(words: Words) -> str:
    return " ".join(str(words).split()).replace("|", "\\|")
