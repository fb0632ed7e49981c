"""The figures of a year, as fields and as parts of a page: the short check and the editor ask for the same."""

from django.utils.translation import gettext_lazy as _

from portal.ui.forms import AmountField
from portal.ui.layout import Group, Inline, Styled, euro

FIGURES = ("headcount", "turnover", "balance_sheet")
BEFORE = "_before"


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
