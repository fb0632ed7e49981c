"""System checks: every table is sound, and every name in it leads somewhere."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error

from portal.notifications.kinds import notice
from portal.workflow.registry import effect, fill, guard
from portal.workflow.subjects import Subject


def subjects() -> list[type[Subject]]:
    """Every concrete kind of subject."""
    return [model for model in apps.get_models() if issubclass(model, Subject)]


def tables_hold(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Unknown states, unreachable states, and guards, effects or notices that nobody registered."""
    return [
        Error(problem, id="workflow.E001")
        for model in subjects()
        for problem in (*model.lifecycle.problems(), *_homeless(model))
    ]


def _homeless(model: type[Subject]) -> Iterator[str]:
    for move in model.lifecycle.moves.values():
        named = ((guard, move.requires), (fill, move.fills), (effect, move.effects), (notice, move.notices))
        for registry, names in named:
            for name in names:
                if name not in registry:
                    yield f"{model.lifecycle.name}.{move.name}: no {registry.kind} is called {name!r}"
