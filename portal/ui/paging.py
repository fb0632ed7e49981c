"""Pages of a list by key: the next page begins after the last row shown, wherever that row now stands.

No count and no offset, so the thousandth page costs what the first one does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from portal.ui import cursors

Row = TypeVar("Row", bound=Model)

SIZE = 25
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows, and the addresses of the pages beside them ("" where there is none)."""

    rows: Sequence[Row]
    next: str = ""
    previous: str = ""


def page_of(rows: QuerySet[Row], asked: QueryDict, *, by: str, size: int = SIZE) -> Page[Row]:
    """One page of `rows` ordered by `by` ("-submitted_at") and then by row number.

    `by` names a column or an annotation that is never null; `asked` is request.GET, whose other values the
    addresses keep. One query, and a second one only on the way back to the first page.
    """
    order = _Order(rows, by)
    if place := order.read(asked.get(BEFORE)):
        found = list(order.beyond(place, backward=True)[: size + 1])
        if len(found) > size:
            shown = found[size - 1 :: -1]
            return Page(
                shown, next=order.url(asked, AFTER, shown[-1]), previous=order.url(asked, BEFORE, shown[0])
            )
    place = order.read(asked.get(AFTER)) if BEFORE not in asked else None
    found = list(order.beyond(place, backward=False)[: size + 1])
    shown = found[:size]
    return Page(
        shown,
        next=order.url(asked, AFTER, shown[-1]) if len(found) > size else "",
        previous=order.url(asked, BEFORE, shown[0]) if place and shown else "",
    )


class _Order:
    """How one list is ordered, and how a place in it is written down."""

    def __init__(self, rows: QuerySet[Any], by: str) -> None:
        self.rows, self.name, self.descending = rows, by.removeprefix("-"), by.startswith("-")
        annotation = rows.query.annotations.get(self.name)
        self.field = annotation.output_field if annotation else rows.model._meta.get_field(self.name)
        self.purpose = f"{rows.model._meta.label_lower} {by}"

    def beyond(self, place: tuple[Any, int] | None, *, backward: bool) -> QuerySet[Any]:
        """The rows on one side of a place, nearest first; all of them where there is no place."""
        falling = self.descending != backward
        sign, side = ("-", "lt") if falling else ("", "gt")
        ordered = self.rows.order_by(f"{sign}{self.name}", f"{sign}pk")
        if place is None:
            return ordered
        value, pk = place
        # The first condition says nothing new; it is the one that an index can use.
        near = Q(**{f"{self.name}__{side}e": value})
        return ordered.filter(near, Q(**{f"{self.name}__{side}": value}) | Q(**{f"pk__{side}": pk}))

    def read(self, text: str | None) -> tuple[Any, int] | None:
        if not text or not (sealed := cursors.unseal(text, purpose=self.purpose)):
            return None
        try:
            return self.field.to_python(sealed[0]), sealed[1]
        except ValidationError:
            return None

    def url(self, asked: QueryDict, way: str, row: Any) -> str:
        """The address of the page on one side of a row, with the filters kept."""
        query = asked.copy()
        for name in (AFTER, BEFORE):
            query.pop(name, None)
        query[way] = cursors.seal(purpose=self.purpose, value=str(getattr(row, self.name)), pk=row.pk)
        return f"?{query.urlencode()}"
