"""What a PDF says, as data: the page is one template, and nothing that people typed is ever part of its source."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from portal.core.text import INVISIBLE

LONGEST_WORD = 40  # signs; a longer one may break, or it would run off the page
BREAK = "\u200b"
NOT_SHOWN = ("Cc", "Cs", "Cf")
KEPT_FORMATS = {"\u00ad", "\u200c", "\u200d"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading with questions and answers, paragraphs, or both."""

    heading: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    language: str = ""  # of its paragraphs, where that is not the document's


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file. `codes` are fingerprints, set so that they can be copied."""

    title: str
    language: str
    author: str
    footer: str
    facts: list[tuple[str, str]]
    parts: list[Part]
    codes: list[tuple[str, str]] = field(default_factory=list)
    watermark: str = ""
    note: str = ""  # said where a sign cannot be set
    page: str = ""

    def as_data(self) -> dict[str, Any]:
        """As the template reads it: text only, without anything that a reader does not see."""
        return {
            "title": one_line(self.title),
            "language": self.language,
            "author": one_line(self.author),
            "footer": one_line(self.footer),
            "watermark": one_line(self.watermark),
            "note": visible(self.note),
            "page": one_line(self.page),
            "facts": _rows(self.facts),
            "codes": _rows(self.codes, breaking=False),
            "parts": [
                {
                    "heading": one_line(part.heading),
                    "rows": _rows(part.rows),
                    "paragraphs": [visible(text) for text in part.paragraphs],
                    "language": part.language,
                }
                for part in self.parts
            ],
        }


def _rows(rows: Iterable[tuple[str, str]], *, breaking: bool = True) -> list[dict[str, str]]:
    show = visible if breaking else str
    return [{"label": one_line(label), "value": show(value)} for label, value in rows]


def visible(text: Any) -> str:
    """Text as it is seen: one kind of line break, no control, direction or zero-width signs.

    SECURITY: a direction mark on paper shows another text than the one that is hashed.
    """
    lines = unicodedata.normalize("NFC", str(text)).splitlines()
    return "\n".join(_breakable(_seen(line)) for line in lines)


def one_line(text: Any) -> str:
    return " ".join(visible(text).split())


def _seen(line: str) -> str:
    line = line.replace("\t", " ").translate(INVISIBLE)
    return "".join(
        sign for sign in line if sign in KEPT_FORMATS or unicodedata.category(sign) not in NOT_SHOWN
    )


def _breakable(line: str) -> str:
    return " ".join(_cut(word) for word in line.split(" "))


def _cut(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return BREAK.join(word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD))
