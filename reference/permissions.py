"""Who may see, move and do what: roles against acts, for each kind of object."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from companies import powers
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.checks import subjects
from portal.workflow.grants import Grant
from portal.workflow.subjects import Subject
from reference.markdown import code, page, table

INTRODUCTION = """
What a person cannot see does not exist for them: lists, pages, files and addresses answer as if it were not there.
A role is held on one object, not on the site: an owner is the owner of a company. Staff never hold a role on a
file of a company that they belong to, and never see a draft.

A cell says in which states the act is open to the role; “always” means in every state.
"""


def permissions() -> str:
    """docs/reference/permissions.md"""
    return page(
        "Permissions",
        INTRODUCTION,
        "## What the people of a company may do",
        table(["What", *(str(role.label) for role in MEMBER_ROLES)], _powers()),
        *(part for model in subjects() for part in _of(model)),
    )


def _powers() -> Iterator[list[str]]:
    """The table that the page of a company's people shows."""
    for label, may in powers.table():
        yield [str(label), *("yes" if each else "" for each in may)]


def _of(model: type[Subject]) -> Iterator[str]:
    roles = sorted(_roles(model), key=list(Role).index)
    yield f"## {str(model._meta.verbose_name).capitalize()}"
    yield table(["Act", *(str(role.label) for role in roles)], _rows(model, roles))


def _rows(model: type[Subject], roles: list[Role]) -> Iterator[list[str]]:
    yield ["see it", *("always" if role in model.seeing else "" for role in roles)]
    for move in model.lifecycle.moves.values():
        where = _in_order(model, move.sources)
        yield [f"move {code(move.name)}", *(where if role in move.by else "" for role in roles)]
    for name, grant in grants_of(model).items():
        where = _in_order(model, grant.statuses) or "always"
        yield [name.replace("_", " "), *(where if role in grant.roles else "" for role in roles)]


def _roles(model: type[Subject]) -> set[Role]:
    held = {role for move in model.lifecycle.moves.values() for role in move.by}
    held |= {role for grant in grants_of(model).values() for role in grant.roles}
    return {Role(role) for role in held | set(model.seeing)}


def _in_order(model: type[Subject], statuses: tuple[str, ...]) -> str:
    """States in the order of their table, whatever the order in which they were written."""
    return ", ".join(code(status) for status in model.lifecycle.states.values if status in statuses)


def grants_of(model: type[Subject]) -> Mapping[str, Grant]:
    """The grants of an app belong to its first subject."""
    config = apps.get_app_config(model._meta.app_label)
    if model is not next(each for each in subjects() if each._meta.app_label == config.label):
        return {}
    if not module_has_submodule(config.module, "grants"):
        return {}
    return import_module(f"{config.name}.grants").GRANTS
