"""The editor's rows as text: what was typed, with one row more or less."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from companies.ownership.documents import APPLICANT
from companies.ownership.forms import EnterpriseForm, HoldingForm, OwnForm
from companies.ownership.shapes import Row

MOST_ENTERPRISES, MOST_HOLDINGS = 30, 60  # of one page: a form carries at most a thousand fields
OWN = "own"


@dataclass(frozen=True, slots=True)
class Typed:
    """Every row of the page, as text."""

    own: Row
    enterprises: tuple[Row, ...] = ()
    holdings: tuple[Row, ...] = ()

    @classmethod
    def read(cls, post: Mapping[str, str]) -> "Typed":
        """What a form sent; more rows than a page has are cut off."""
        own = _read(post, OWN, (*OwnForm.base_fields,))
        enterprises = _rows(post, "enterprises", "e", (*EnterpriseForm.base_fields,), most=MOST_ENTERPRISES)
        return cls(
            own, enterprises, _rows(post, "holdings", "h", (*HoldingForm.base_fields,), most=MOST_HOLDINGS)
        )

    def with_enterprise(self) -> "Typed":
        """One more, and a row for its holding in the company, which is the usual case."""
        used = {row.get("key", "") for row in self.enterprises}
        key = next(name for number in range(1, 10_000) if (name := f"E{number}") not in used)
        new: Row = {"key": key, "kind": "company"}
        typed = replace(self, enterprises=(*self.enterprises, new)) if self.room else self
        return typed.with_holding(holder=key, held=APPLICANT) if typed is not self else self

    def with_holding(self, *, holder: str = "", held: str = "") -> "Typed":
        if len(self.holdings) >= MOST_HOLDINGS:
            return self
        return replace(self, holdings=(*self.holdings, {"holder": holder, "held": held}))

    def without_enterprise(self, index: int) -> "Typed":
        """Its holdings go with it."""
        if not 0 <= index < len(self.enterprises):
            return self
        key = self.enterprises[index].get("key", "")
        holdings = tuple(row for row in self.holdings if key not in (row.get("holder"), row.get("held")))
        kept = self.enterprises[:index] + self.enterprises[index + 1 :]
        return replace(self, enterprises=kept, holdings=holdings)

    def without_holding(self, index: int) -> "Typed":
        return replace(self, holdings=self.holdings[: max(0, index)] + self.holdings[max(0, index) + 1 :])

    @property
    def room(self) -> bool:
        return len(self.enterprises) < MOST_ENTERPRISES

    def after(self, do: str) -> "Typed":
        """The rows after a button for rows was pressed; any other button leaves them as they are."""
        name, _dash, number = do.rpartition("-")
        index = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else -1
        if do == "add-enterprise":
            return self.with_enterprise()
        if do == "add-holding":
            return self.with_holding()
        if name == "remove-enterprise":
            return self.without_enterprise(index)
        if name == "remove-holding" and index >= 0:
            return self.without_holding(index)
        return self

    def data(self) -> dict[str, str]:
        """As a form would send it."""
        found = {f"{OWN}-{name}": text for name, text in self.own.items()}
        for letter, rows in (("e", self.enterprises), ("h", self.holdings)):
            for index, row in enumerate(rows):
                found |= {f"{letter}{index}-{name}": text for name, text in row.items()}
        return found


def _rows(
    post: Mapping[str, str], count: str, letter: str, names: Sequence[str], *, most: int
) -> tuple[Row, ...]:
    text = post.get(count, "")
    number = min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return tuple(_read(post, f"{letter}{index}", names) for index in range(number))


def _read(post: Mapping[str, str], prefix: str, names: Iterable[str]) -> Row:
    return {name: post[f"{prefix}-{name}"] for name in names if f"{prefix}-{name}" in post}
