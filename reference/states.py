"""Every lifecycle: its diagram, its states, its moves, and what the names in its table stand for."""

from collections.abc import Iterator

from portal.accounts.roles import Role
from portal.notifications.kinds import notice
from portal.workflow.checks import subjects
from portal.workflow.lifecycle import Lifecycle, Move
from portal.workflow.registry import Registry, effect, fill, guard
from portal.workflow.subjects import Subject
from reference.markdown import code, codes, first_line, page, table

INTRODUCTION = """
Nothing else changes a state: `portal.workflow.engine.perform` reads these tables, and the database refuses
every step that is not in them. A move that has no person under “By” is made by the system itself.
"""


def states() -> str:
    """docs/reference/states.md"""
    return page(
        "States and moves",
        INTRODUCTION,
        *(part for model in subjects() for part in _of(model)),
        "## Conditions",
        "A move is refused, with a sentence, where one of its conditions does not hold.",
        _registry(guard),
        "## What is written together with a state",
        _registry(fill),
        "## What follows from a move",
        "In the same transaction as the move itself.",
        _registry(effect),
    )


def _of(model: type[Subject]) -> Iterator[str]:
    lifecycle = model.lifecycle
    yield f"## {str(model._meta.verbose_name).capitalize()}"
    yield f"```mermaid\n{lifecycle.mermaid()}\n```"
    yield table(["State", "Staff read", "The company reads"], _states(lifecycle))
    yield table(
        ["Move", "Words", "From", "To", "By", "Only if", "Then", "Told by message"],
        (_move(move) for move in lifecycle.moves.values()),
    )


def _states(lifecycle: Lifecycle) -> Iterator[tuple[str, str, str]]:
    public = getattr(lifecycle.states, "public", lambda status: lifecycle.states(status).label)
    for status in lifecycle.states:
        yield code(status.value), str(status.label), str(public(status))


def _move(move: Move) -> tuple[str, ...]:
    told = "; ".join(f"{code(kind)} ({notice[kind].audience})" for kind in move.notices)
    reason = "a reason is given" if move.needs_note else "a reason may be given" if move.takes_note else ""
    conditions = [codes(move.requires), reason]
    return (
        code(move.name),
        str(move.label),
        codes(move.sources),
        code(move.target),
        ", ".join(str(Role(role).label) for role in move.by),
        ", ".join(filter(None, conditions)),
        codes([*move.fills, *move.effects]),
        told,
    )


def _registry(registry: Registry) -> str:
    return table(
        ["Name", "What it says or does"],
        ((code(name), first_line(registry[name])) for name in registry.names()),
    )
