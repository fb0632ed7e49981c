"""The difference of two texts, word by word, at a bounded cost. Pure.

difflib compares each token with its like on the other side, so its cost grows with the product of the two lengths.
Above `MOST` tokens on both sides together the texts are compared by paragraphs, and above that many as a whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 4000
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
# Two changes with no more than a blank or a comma between them read better as one.
SLIVER = 2


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text that is the same in both, or stands in one of them only."""

    kind: Kind
    text: str


def pieces(old: str, new: str, *, most: int = MOST) -> list[Piece]:
    """Both texts as one: what is the same, what went and what came. Joined without ADDED they are `old` again."""
    if old == new:
        return [Piece(Kind.SAME, old)] if old else []
    for cut in (TOKEN, PARAGRAPH):
        before, after = cut.findall(old), cut.findall(new)
        if len(before) + len(after) <= most:
            return _compared(before, after)
    return _joined([Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)])


def whole_lines(old: Sequence[str], new: Sequence[str], *, most: int = MOST) -> list[Piece]:
    """Lists of lines as one: a line is the same, or it went, or it came; it is never cut."""
    before, after = [f"{line}\n" for line in old], [f"{line}\n" for line in new]
    if len(before) + len(after) <= most:
        return _compared(before, after)
    return _joined([Piece(Kind.REMOVED, "".join(before)), Piece(Kind.ADDED, "".join(after))])


def _compared(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(Kind.SAME, "".join(before[a:b])))
        else:
            found.append(Piece(Kind.REMOVED, "".join(before[a:b])))
            found.append(Piece(Kind.ADDED, "".join(after[c:d])))
    return _joined(_without_slivers(found))


def _without_slivers(found: Sequence[Piece]) -> list[Piece]:
    """A blank between two changes belongs to both of them."""
    kept: list[Piece] = []
    for place, piece in enumerate(found):
        between = 0 < place < len(found) - 1
        if piece.kind == Kind.SAME and between and len(piece.text) <= SLIVER and not piece.text.strip("., "):
            kept += [Piece(Kind.REMOVED, piece.text), Piece(Kind.ADDED, piece.text)]
        else:
            kept.append(piece)
    return kept


def _joined(found: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; within a change, what went stands before what came."""
    done: list[Piece] = []
    removed = added = ""
    for piece in [*found, Piece(Kind.SAME, "")]:
        if piece.kind == Kind.REMOVED:
            removed += piece.text
        elif piece.kind == Kind.ADDED:
            added += piece.text
        else:
            done += [
                Piece(kind, text) for kind, text in ((Kind.REMOVED, removed), (Kind.ADDED, added)) if text
            ]
            removed = added = ""
            if piece.text:
                done.append(piece)
    return done
