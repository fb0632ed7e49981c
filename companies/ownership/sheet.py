"""The editor's rows as they are typed: read from a form or from a document, lengthened, shortened, and judged.

Rows stay text until they are sent, so that nothing typed is lost on the way.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.utils.translation import gettext as _

from companies.ownership.documents import APPLICANT, Document
from companies.ownership.forms import EnterpriseForm, HoldingForm, OwnForm
from companies.ownership.shapes import Years
from companies.ownership.transcript import enterprise_row, holding_row, own_row
from companies.ownership.typed import OWN, Typed
from portal.core.reading import RequestRefused


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
