"""What may follow what, as rows. Pure: no database, no request.

A Lifecycle is read by the engine, the pages, the API, the administration, the docs and the tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One row: who may take an object from where to where, on what condition, and what follows."""

    name: str
    label: Words
    sources: tuple[str, ...]
    target: str
    by: tuple[str, ...]
    requires: tuple[str, ...] = ()  # names of guards; each returns "" or a sentence
    fills: tuple[str, ...] = ()  # names of what is written into the row together with the state
    effects: tuple[str, ...] = ()  # names of consequences in the same transaction
    stamps: str = ""  # "submitted" fills submitted_at and submitted_by
    notices: tuple[str, ...] = ()  # kinds of message that go out
    needs_note: bool = False
    takes_note: bool = False  # a reason may be given and need not
    note_label: Words = ""
    told: Words = ""  # the line in the applicant's timeline; "" keeps the move internal
    note_told: bool = False  # may the applicant's side read the note?
    done: Words = ""  # what the person who made the move reads next
    wrapped: bool = False  # only a service makes this move, because it writes more than the state
    weighty: bool = False  # ask before doing it: it cannot be taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A move as one person sees it on one object now: open, or closed with the reason."""

    move: Move
    refusal: Words = ""

    @property
    def enabled(self) -> bool:
        return not self.refusal


class Lifecycle:
    """All states of one kind of object and the moves between them."""

    def __init__(self, *, name: str, states: Any, start: str, moves: list[Move]) -> None:
        self.name = name
        self.states = states
        self.start = start
        self.moves = {move.name: move for move in moves}
        if len(self.moves) != len(moves):
            raise ValueError(f"Two moves of {name} share a name")

    def edges(self) -> list[tuple[str, str, Move]]:
        """Every (source, target, move), in the order of the table."""
        return [(source, move.target, move) for move in self.moves.values() for source in move.sources]

    def leaving(self, status: str) -> list[Move]:
        return [move for move in self.moves.values() if status in move.sources]

    def terminal(self) -> set[str]:
        """States that nothing leaves."""
        return {str(state) for state in self.states.values if not self.leaving(state)}

    def reachable(self) -> set[str]:
        seen, todo = set(), [str(self.start)]
        while todo:
            state = todo.pop()
            if state not in seen:
                seen.add(state)
                todo += [str(move.target) for move in self.leaving(state)]
        return seen

    def problems(self) -> Iterator[str]:
        """What is wrong with the table itself."""
        known = set(self.states.values)
        for source, target, move in self.edges():
            for state in (source, target):
                if state not in known:
                    yield f"{self.name}.{move.name}: unknown state {state!r}"
        for state in sorted(known - self.reachable()):
            yield f"{self.name}: nothing leads to {state!r}"

    def mermaid(self) -> str:
        """The diagram for the docs, made from the table."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {source} --> {target}: {move.name}" for source, target, move in self.edges()]
        lines += [f"    {state} --> [*]" for state in sorted(self.terminal())]
        return "\n".join(lines)
