"""The questions of the editor: one row each for the company, for an enterprise and for a holding."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.forms.fields import LineField
from companies.ownership.figures import (
    BEFORE,
    FIGURES,
    balance_field,
    last_year,
    posts_field,
    turnover_field,
    year_before,
)
from companies.ownership.words import KINDS
from companies.size.model import Kind
from companies.size.reading import MOST_INHABITANTS
from portal.ui.forms import AmountField
from portal.ui.layout import Inline, Styled, Words, euro, part_helper


class RowForm(forms.Form):
    """A row of the editor. `place` is its number for people, from 1."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False} | kwargs)


class FiguresRow(RowForm):
    """A year that counts, and the year before it where that is known."""

    headcount = posts_field()
    turnover = turnover_field()
    balance_sheet = balance_field()
    headcount_before = posts_field()
    turnover_before = turnover_field()
    balance_sheet_before = balance_field()

    def clean(self) -> dict[str, Any]:
        """A year is given whole or not at all."""
        values: dict[str, Any] = self.cleaned_data
        for suffix in ("", BEFORE):
            names = [name for figure in FIGURES if (name := f"{figure}{suffix}") in self.fields]
            if any(self[name].value() for name in names):
                for name in names:
                    if values.get(name) is None and not self.has_error(name):
                        self.add_error(name, self._missing(name))
        return values

    def _missing(self, name: str) -> ValidationError:
        field = self.fields[name]
        return ValidationError(field.error_messages["required"], code="incomplete")


class OwnForm(FiguresRow):
    """The company that applies; `fixed` where its name is on record and its years are asked for by law."""

    name = LineField(label=_("Name of your company"), required=False, max_length=200)
    year = forms.ChoiceField(label=_("The last closed year"))

    def __init__(
        self, *args: Any, years: Sequence[tuple[str, Words]], fixed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        for name in FIGURES:
            self.fields[name].required = True
        if fixed:
            del self.fields["name"]
        parts = [] if fixed else [Styled("name", width="medium", autocomplete="organization")]
        self.helper = part_helper(*parts, Styled("year", width="medium"), last_year(), mark_optional=False)
        self.before = part_helper(year_before(), mark_optional=False)


class EnterpriseForm(FiguresRow):
    """Another enterprise of the group, a person or a public body."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    name = LineField(
        label=_("Name"),
        max_length=200,
        error_messages={"required": _("Enter the name, or remove this row.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), initial=Kind.COMPANY)
    inhabitants = forms.IntegerField(
        label=_("Inhabitants"), required=False, min_value=0, max_value=MOST_INHABITANTS
    )
    annual_budget = AmountField(label=_("Annual budget"), required=False)
    invested = AmountField(label=_("Put into the same company in all"), required=False)
    markets = LineField(
        label=_("Markets"),
        required=False,
        max_length=400,
        help_text=_("Only where a person controls several companies. Commas between them."),
    )
    consolidated = forms.BooleanField(
        label=_("Its figures already contain those of the companies it controls"), required=False
    )
    jointly = forms.BooleanField(label=_("Acts jointly with the other persons ticked here"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = part_helper(
            "key",
            Inline("name", Styled("kind", width="medium")),
            last_year(),
            mark_optional=False,
        )
        self.authority = part_helper(
            Inline(Styled("inhabitants", width="short"), euro("annual_budget")), mark_optional=False
        )
        self.angel = part_helper(euro("invested"), mark_optional=False)
        self.person = part_helper("jointly", mark_optional=False)
        self.more = part_helper(year_before(), "markets", "consolidated", mark_optional=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("kind") == Kind.LOCAL_AUTHORITY:
            self._needs("inhabitants", _("Enter how many inhabitants it has."))
            self._needs("annual_budget", _("Enter its annual budget in euro."))
        if values.get("kind") == Kind.BUSINESS_ANGEL:
            self._needs("invested", _("Enter what this person put into the company, in euro."))
        return values

    def _needs(self, name: str, sentence: Any) -> None:
        if self.cleaned_data.get(name) is None and not self.has_error(name):
            self.add_error(name, ValidationError(sentence, code="incomplete"))

    @property
    def detailed(self) -> bool:
        """Does anything stand in the part that is folded away?"""
        names = [*(f"{name}{BEFORE}" for name in FIGURES), "markets", "consolidated"]
        return any(self[name].value() for name in names) or any(name in self.errors for name in names)


class HoldingForm(RowForm):
    """Who holds how much of whom."""

    holder = forms.ChoiceField(
        label=_("Who holds"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose who holds.")),
    )
    held = forms.ChoiceField(
        label=_("Of whom"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose whose shares are held.")),
    )
    capital = AmountField(
        label=_("Capital"),
        max_value=100,
        max_digits=9,
        error_messages={
            "required": _("Enter the share of the capital in percent, or remove this row."),
            "max_value": _("Enter a share of at most 100 percent."),
        },
    )
    votes = AmountField(
        label=_("Votes"),
        required=False,
        max_value=100,
        max_digits=9,
        error_messages={"max_value": _("Enter a share of at most 100 percent.")},
    )
    controls = forms.BooleanField(
        label=_("Controls it all the same, by contract or appointments"), required=False
    )

    def __init__(self, *args: Any, enterprises: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose")), *enterprises]
        for name in ("holder", "held"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in ("capital", "votes"):
            self.fields[name].unreadable = _("Enter a share in percent, such as 33.3.")  # type: ignore[attr-defined]
        self.helper = part_helper(
            Inline("holder", "held"),
            Inline(
                Styled("capital", unit="%", width="short"),
                Styled("votes", unit="%", width="short"),
            ),
            "controls",
            mark_optional=False,
        )
