"""The short check: three questions, and a fourth where it decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.ownership.figures import FIGURES, balance_field, posts_field, turnover_field
from companies.size.model import Category
from companies.size.thresholds import CEILINGS
from portal.ui.layout import Group, Styled, Words, euro, page_helper

ALONE, NOT_ALONE = "yes", "no"
MEDIUM_TURNOVER = CEILINGS[Category.MEDIUM].turnover


class StartForm(forms.Form):
    """Three answers that everybody knows, and a fourth where it decides."""

    alone = forms.ChoiceField(
        label=_("Does your company stand alone?"),
        choices=[(ALONE, _("Yes, it stands alone")), (NOT_ALONE, _("No, or I am not sure"))],
        widget=forms.RadioSelect,
        help_text=_(
            "It stands alone if no company, investor or public body holds 25 % or more of it, it holds 25 % or "
            "more of no other, and its owners control no other company."
        ),
        error_messages={"required": _("Say whether your company stands alone.")},
    )
    headcount = posts_field(required=True)
    turnover = turnover_field(required=True)
    balance_sheet = balance_field()
    year = forms.ChoiceField(label=_("These are the figures of"))

    def __init__(self, *args: Any, years: Sequence[tuple[str, Words]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        self.fields["year"].initial = years[0][0]
        if self["alone"].value() == NOT_ALONE:  # they are asked for on the next page again
            for name in FIGURES:
                self.fields[name].required = False
        self.fields["balance_sheet"].help_text = _(
            "Leave it out if you do not have it at hand: the turnover then decides."
        )
        self.helper = page_helper(
            "alone",
            Group(
                Styled("headcount", width="short"),
                euro("turnover"),
                euro("balance_sheet"),
                Styled("year", width="medium"),
                legend=_("Your last closed year"),
                hint=_(
                    "Full-time posts over the whole year, part-time posts in part, owners who work in the "
                    "company in full. Turnover without VAT."
                ),
            ),
            submit=_("See the answer"),
            mark_optional=False,
        )

    def clean(self) -> dict[str, Any]:
        """Without a balance sheet total the turnover has to be one that an SME may have; over it the total decides."""
        values = self.cleaned_data
        known = values.get("balance_sheet") is not None or "balance_sheet" in self.errors
        turnover = values.get("turnover")
        if values.get("alone") == ALONE and not known and turnover and turnover > MEDIUM_TURNOVER:
            self.add_error(
                "balance_sheet",
                _("Enter the balance sheet total too: with this turnover it decides."),
            )
        return values
