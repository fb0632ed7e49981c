"""The editor's rows as they are typed: read from a form or from a document, lengthened, shortened, and judged.

Rows stay text until they are sent, so that nothing typed is lost on the way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.ownership.documents import APPLICANT, LEFT_OUT, Document, others_of
from companies.ownership.forms import BEFORE, FIGURES, EnterpriseForm, HoldingForm, OwnForm
from companies.ownership.shapes import Row, Years
from companies.ownership.transcript import enterprise_row, holding_row, own_row
from portal.core.reading import RequestRefused

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


class Together(BaseFormSet):
    """The forms of a page as one, for the summary of its errors."""

    def __init__(self, forms: list[BaseForm]) -> None:
        self.members, self.is_bound = forms, True

    @property
    def forms(self) -> list[BaseForm]:  # type: ignore[override]
        return self.members

    def non_form_errors(self) -> list[str]:  # type: ignore[override]
        return []


@dataclass
class Sheet:
    """The rows as forms. `fixed` is the name of a company on record."""

    typed: Typed
    years: Years
    fixed: str = ""
    on_record: dict[str, Any] | None = None  # its own row, where its figures are kept elsewhere
    judging: bool = False  # show what is wrong

    @cached_property
    def own(self) -> OwnForm:
        form = OwnForm(self.typed.data(), prefix=OWN, years=self.years, fixed=bool(self.fixed))
        if self.on_record is not None:  # nothing is asked, so only what is said of the whole stands here
            form.fields.clear()
        return form

    @cached_property
    def enterprises(self) -> list[EnterpriseForm]:
        data = self.typed.data()
        return [EnterpriseForm(data, prefix=f"e{index}") for index in range(len(self.typed.enterprises))]

    @cached_property
    def holdings(self) -> list[HoldingForm]:
        data, names = self.typed.data(), list(self.names().items())
        return [
            HoldingForm(data, prefix=f"h{index}", enterprises=names)
            for index in range(len(self.typed.holdings))
        ]

    @property
    def forms(self) -> list[Any]:
        own = [] if self.on_record else [self.own]
        return [*own, *self.enterprises, *self.holdings]

    @property
    def together(self) -> Together | None:
        """For the summary of errors, where errors are shown."""
        return Together([self.own, *self.enterprises, *self.holdings]) if self.judging else None

    def names(self) -> dict[str, str]:
        """How each enterprise is called, also while it has no name yet."""
        found = {APPLICANT: self.fixed or self.typed.own.get("name", "").strip() or _("Your company")}
        for number, row in enumerate(self.typed.enterprises, start=1):
            name = row.get("name", "").strip() or _("Enterprise %(number)d") % {"number": number}
            found[row.get("key", "")] = name
        return found

    def document(self) -> Document | None:
        """What was typed as a document; None where a row cannot be read yet, and then each says why."""
        self.judging = True
        if not all([form.is_valid() for form in self.forms]):
            return None
        return self._document()

    def sketch(self) -> Document:
        """As much of it as can be read now, for the drawing."""
        for form in self.forms:
            form.is_valid()
        return self._document()

    def _document(self) -> Document:
        own = self.on_record or own_row(self.own.cleaned_data, name=self.names()[APPLICANT])
        year = own["accounts"][0]["year"] if own["accounts"] else int(self.years[0][0][:4])
        if own["accounts"] and own["accounts"][0].get("estimate"):
            year -= 1  # the others have closed a year, even where the company has not
        holdings = [holding_row(form.cleaned_data) for form in self.holdings]
        rows = [form.cleaned_data for form in self.enterprises]
        others = {
            values["key"]: enterprise_row(values, year=year, holdings=holdings)
            for values in rows
            if values.get("key") and values.get("kind") and values.get("name")
        }
        joint = [values["key"] for values in rows if values.get("jointly") and values.get("key") in others]
        document: Document = {
            "applicant": APPLICANT,
            "enterprises": {APPLICANT: own, **others},
            "holdings": holdings,
        }
        return document | ({"acting_jointly": [joint]} if len(joint) > 1 else {})

    def refuse(self, refusal: RequestRefused) -> None:
        """Put what the rules say beside the rows that they say it of."""
        self.judging = True
        keys = {
            row.get("key", ""): form
            for row, form in zip(self.typed.enterprises, self.enterprises, strict=True)
        }
        for problem in refusal.problems:
            place, sentence = problem.place, str(problem.sentence)
            if place[0] == "holdings" and len(place) > 1:
                name = (
                    place[2]
                    if len(place) > 2 and place[2] in ("holder", "held", "capital", "votes")
                    else "holder"
                )
                self.holdings[int(place[1])].add_error(str(name), sentence)
            elif place[0] == "enterprises" and len(place) > 1 and place[1] in keys:
                wanted = {"consolidates": "consolidated", "accounts": "headcount"}.get(str(place[-1]), "name")
                keys[str(place[1])].add_error(wanted, sentence)
            else:
                self.own.add_error(None, sentence)


def typed_of(document: Document) -> Typed:
    """The rows of a document as a person would type them."""
    enterprises = document["enterprises"]
    joint = {key for keys in document.get("acting_jointly", ()) for key in keys}
    own = enterprises[document["applicant"]]
    accounts = sorted(own.get("accounts", ()), key=lambda account: -account["year"])
    year = {"year": f"{accounts[0]['year']}{'e' if accounts[0].get('estimate') else ''}"} if accounts else {}
    unknown = {"balance_sheet": ""} if LEFT_OUT in document else {}
    return Typed(
        {"name": own["name"], **year, **_figures(accounts), **unknown},
        tuple(_enterprise(key, row, jointly=key in joint) for key, row in others_of(document).items()),
        tuple(_holding(row) for row in document.get("holdings", ())),
    )


def _enterprise(key: str, row: Mapping[str, Any], *, jointly: bool) -> Row:
    accounts = sorted(row.get("accounts", ()), key=lambda account: -account["year"])
    found: Row = {"key": key, "name": row["name"], "kind": row["kind"], **_figures(accounts)}
    for name in ("annual_budget", "invested"):
        if row.get(name) is not None:
            found[name] = written(row[name])
    if row.get("inhabitants") is not None:
        found["inhabitants"] = str(row["inhabitants"])
    if row.get("markets"):
        found["markets"] = ", ".join(row["markets"])
    flags = {"consolidated": bool(row.get("consolidates")), "jointly": jointly}
    return found | {name: "on" for name, set_ in flags.items() if set_}


def _holding(row: Mapping[str, Any]) -> Row:
    found: Row = {"holder": row["holder"], "held": row["held"], "capital": written(row["capital"])}
    if Decimal(row["votes"]) != Decimal(row["capital"]):
        found["votes"] = written(row["votes"])
    return found | ({"controls": "on"} if row.get("controls") else {})


def _figures(accounts: Sequence[Mapping[str, Any]]) -> Row:
    return {
        f"{name}{suffix}": written(account[name])
        for suffix, account in zip(("", BEFORE), accounts, strict=False)
        for name in FIGURES
    }


def written(number: str) -> str:
    """A number as it is typed: no groups of thousands, which could be read in two ways."""
    plain = f"{Decimal(number).normalize():f}"
    return plain if get_language() == "en" else plain.replace(".", ",")
