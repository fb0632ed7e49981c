"""What every page asks of the person who looks, read with the person in one query. Apps add theirs from `ready()`.

It is as old as the request: whoever changes it answers with a redirect, and the next request reads it anew.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import IntegerField, QuerySet, Subquery
from django.db.models.expressions import Combinable

Read = Callable[[], Combinable]
T = TypeVar("T")

_reads: dict[str, Read] = {}
_MISSING = object()


class CountOf(Subquery):
    """How many rows a query finds, as a column of another: the query names the outer row by OuterRef."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()  # type: ignore[assignment]

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk"))


def register(name: str, read: Read) -> None:
    """Read this with the person; `read()` gives the expression, whose OuterRef("pk") is the person."""
    _reads[name] = read


def columns() -> dict[str, Combinable]:
    """The columns as the query of the person takes them."""
    return {f"along_{name}": read() for name, read in _reads.items()}


def of(user: Any, name: str, otherwise: Callable[[Any], T]) -> T:
    """What was read with the person, else, for a person who came another way, what `otherwise(user)` finds."""
    value: Any = getattr(user, f"along_{name}", _MISSING)
    return otherwise(user) if value is _MISSING else value


def forget(user: Any, name: str) -> None:
    """Count anew in this very request, which has just changed it."""
    vars(user).pop(f"along_{name}", None)
