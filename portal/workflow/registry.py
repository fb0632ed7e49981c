"""Names in the tables, and what they stand for.

A table NAMES a guard or an effect; the app that knows the answer REGISTERS it, from its own
`ready()`. So a table never imports an app to its right, and a system check finds a name without a home.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from portal.workflow.lifecycle import Words


class Guard(Protocol):
    """Says "" where the condition holds, else a sentence that says what to do."""

    def __call__(self, subject: Any, /, *, actor: Any, at: datetime) -> "Words": ...


class Fill(Protocol):
    """Says what is written into the subject's own columns together with its new state."""

    def __call__(self, subject: Any, /, *, actor: Any, at: datetime) -> dict[str, Any]: ...


class Effect(Protocol):
    """Writes what follows from a move, inside its transaction."""

    def __call__(self, subject: Any, /, *, event: Any, actor: Any, at: datetime) -> None: ...


class Registry:
    """One kind of named thing; a name is taken once."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._known: dict[str, Callable[..., Any]] = {}

    def __call__(self, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def take(function: Callable[..., Any]) -> Callable[..., Any]:
            if self._known.setdefault(name, function) is not function:
                raise ValueError(f"Two functions want to be the {self.kind} {name!r}")
            return function

        return take

    def __getitem__(self, name: str) -> Callable[..., Any]:
        return self._known[name]

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def names(self) -> list[str]:
        return sorted(self._known)


guard = Registry("guard")
fill = Registry("fill")
effect = Registry("effect")
