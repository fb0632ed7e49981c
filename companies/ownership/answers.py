"""An answer in words: the size, what counted and why, what it means for access here."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from companies.ownership.documents import Document, with_history
from companies.ownership.drawing import Drawing, draw
from companies.ownership.words import RELATIONS, SIZES
from companies.size import judge, parse
from companies.size.model import Result
from portal.ui.layout import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that a page shows of a judgement."""

    result: Result
    drawing: Drawing | None

    @property
    def size(self) -> Words:
        if self.result.small_mid_cap:
            return _("Small mid-cap, larger than an SME")
        return SIZES[self.result.category.value]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Every enterprise but the company itself: how it counts, and why."""
        return [
            {"row": row, "relation": RELATIONS[row.relation.value], "why": str(row.why)}
            for row in self.result.contributions
        ]

    @property
    def reasons(self) -> list[str]:
        return [str(reason) for reason in self.result.reasons]

    @property
    def last(self) -> Any:
        return self.result.periods[-1]


def answer_of(document: Document) -> Answer:
    """RequestRefused where the document cannot be judged."""
    whole = with_history(document)
    result = judge(parse(whole))
    alone = len(document["enterprises"]) == 1
    return Answer(result=result, drawing=None if alone else draw(document, result=result))
