"""Whose names are screened for a company. Each app that knows some registers them; `names_of` joins them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from companies.models import Membership
from companies.screening.sanctions.folding import fold_name
from portal.accounts.roles import Role
from portal.core.hashing import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name and who bears it: "company", "mandate", "owner" or another key of BEARERS."""

    name: str
    bearer: str


NameSource = Callable[[Any], Iterable[Named]]
_sources: dict[str, NameSource] = {}


def register_names(key: str, source: NameSource) -> None:
    """Have these names of a company screened too."""
    _sources[key] = source


def names_of(company: Any) -> list[Named]:
    """Every name to screen, each once, in a fixed order."""
    found: dict[tuple[str, str], Named] = {}
    for key in sorted(_sources):
        for named in _sources[key](company):
            if folded := fold_name(named.name):
                found.setdefault((named.bearer, folded), named)
    return [found[key] for key in sorted(found)]


def names_digest(names: Iterable[Named]) -> str:
    """The hash by which a change of any name is noticed."""
    return digest([[named.bearer, fold_name(named.name)] for named in names])


def _company(company: Any) -> list[Named]:
    return [Named(name=company.name, bearer="company")]


def _mandates(company: Any) -> list[Named]:
    """Who may bind the company."""
    rows = Membership.objects.filter(company=company, role=Role.OWNER).select_related("user").order_by("pk")
    return [Named(name=row.user.name, bearer="mandate") for row in rows if row.user.name]


register_names("company", _company)
register_names("mandates", _mandates)
