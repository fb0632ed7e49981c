"""Headcount, turnover and balance sheet, year by year."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.years import Asked
from portal.ui.forms import AmountField
from portal.ui.layout import SAVE, Group, Inline, Paragraph, Styled, Words, euro, page_helper

MEANING = (
    _(
        "Headcount: full-time posts over the whole year, such as 14.5. Part-time posts count in part, owners "
        "who work in the company in full, apprentices not at all."
    ),
    _("Turnover: without VAT. Amounts in euro, written as you are used to."),
)
FIGURES = ("headcount", "turnover", "balance_sheet")


class FiguresForm(forms.Form):
    """Three figures for each year of `asked`; a year that need not be given is given whole or not at all."""

    def __init__(self, *args: Any, asked: Asked, submit: Words = SAVE, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for year in asked.years:
            self.fields |= fields_of(year, required=year in asked.required)
        groups = [group_of(year, asked=asked) for year in asked.years]
        meaning = [Paragraph(text) for text in MEANING]
        self.helper = page_helper(*meaning, *groups, submit=submit, mark_optional=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        for year in set(self.asked.years) - set(self.asked.required):
            names = [f"{figure}_{year}" for figure in FIGURES]
            if any(self[name].value() for name in names):
                for name in names:
                    if values.get(name) is None and not self.has_error(name):
                        self.add_error(name, self.fields[name].error_messages["required"])
        return values

    def years(self) -> Iterator[dict[str, Any]]:
        """The rows to store."""
        for year in self.asked.years:
            figures = {figure: self.cleaned_data[f"{figure}_{year}"] for figure in FIGURES}
            if None not in figures.values():
                yield {"year": year, "estimate": self.asked.estimate} | figures


def fields_of(year: int, *, required: bool) -> dict[str, forms.Field]:
    """The three questions about one year; the sentences name it, because the summary shows them all."""
    large = _("This is too large for %(year)s. Correct it.") % {"year": year}
    too_large = dict.fromkeys(("max_digits", "max_whole_digits"), large)
    headcount = AmountField(
        label=_("Headcount"),
        required=required,
        max_digits=8,
        error_messages=too_large
        | {
            "required": _("Enter the headcount of %(year)s.") % {"year": year},
            "min_value": _("Enter the headcount of %(year)s as 0 or more.") % {"year": year},
        },
    )
    headcount.unreadable = _("Enter the headcount of %(year)s as a number, such as 14.5.") % {"year": year}
    turnover = AmountField(
        label=_("Turnover"),
        required=required,
        error_messages=too_large
        | {
            "required": _("Enter the turnover of %(year)s.") % {"year": year},
            "min_value": _("Enter the turnover of %(year)s as 0 or more.") % {"year": year},
        },
    )
    balance = AmountField(
        label=_("Balance sheet total"),
        required=required,
        error_messages=too_large
        | {
            "required": _("Enter the balance sheet total of %(year)s.") % {"year": year},
            "min_value": _("Enter the balance sheet total of %(year)s as 0 or more.") % {"year": year},
        },
    )
    return {f"headcount_{year}": headcount, f"turnover_{year}": turnover, f"balance_sheet_{year}": balance}


def group_of(year: int, *, asked: Asked) -> Group:
    """One year under its heading."""
    hint: Words = ""
    legend: Words = str(year)
    if asked.estimate:
        legend = _("%(year)s (estimate)") % {"year": year}
        hint = _("Estimate the whole year in good faith. You replace it when the year has closed.")
    elif year not in asked.required:
        hint = _("Leave this year empty if it is part of your first accounting year.")
    return Group(
        Inline(
            Styled(f"headcount_{year}", width="short"),
            euro(f"turnover_{year}"),
            euro(f"balance_sheet_{year}"),
        ),
        legend=legend,
        hint=hint,
    )
