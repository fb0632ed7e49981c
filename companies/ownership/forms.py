"""The questions: the short check, and one row each for an enterprise and for a holding."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.forms.fields import LineField
from companies.ownership.words import KINDS
from companies.size.model import Category, Kind
from companies.size.reading import MOST_INHABITANTS
from companies.size.thresholds import CEILINGS
from portal.ui.forms import AmountField
from portal.ui.layout import Group, Inline, Styled, Words, euro, page_helper, part_helper

FIGURES = ("headcount", "turnover", "balance_sheet")
BEFORE = "_before"
ALONE, NOT_ALONE = "yes", "no"
MEDIUM_TURNOVER = CEILINGS[Category.MEDIUM].turnover


def posts_field(*, required: bool = False) -> AmountField:
    field = AmountField(
        label=_("Headcount"),
        required=required,
        max_digits=8,
        error_messages={"required": _("Enter the headcount, such as 14.5.")},
    )
    field.unreadable = _("Enter the headcount as a number, such as 14.5.")
    return field


def turnover_field(*, required: bool = False) -> AmountField:
    return AmountField(
        label=_("Turnover"),
        required=required,
        error_messages={"required": _("Enter the turnover in euro, such as 1800000.")},
    )


def balance_field(*, required: bool = False) -> AmountField:
    return AmountField(
        label=_("Balance sheet total"),
        required=required,
        error_messages={"required": _("Enter the balance sheet total in euro, such as 900000.")},
    )


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


def last_year() -> Inline:
    return Inline(Styled("headcount", width="short"), euro("turnover"), euro("balance_sheet"))


def year_before() -> Group:
    return Group(
        Inline(
            Styled(f"headcount{BEFORE}", width="short"),
            euro(f"turnover{BEFORE}"),
            euro(f"balance_sheet{BEFORE}"),
        ),
        legend=_("The year before"),
        hint=_("One year over a limit does not change a size: two years running do."),
    )
