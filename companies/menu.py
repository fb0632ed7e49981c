"""Lines of the menu: one's own company, and for officers all that wait, with their number."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from companies.queries import belongs_to_a_company, is_officer, to_confirm, to_verify
from portal.ui import counters, navigation

COUNTER = "companies_to_verify"
CHANGED = "companies_to_confirm"
MOST_COUNTED = 100


def may_have_a_company(user: Any) -> bool:
    """Everybody but staff; of those, whoever does belong to one."""
    return not user.staff_role_names or belongs_to_a_company(user)


def count_waiting(user: Any) -> int:
    """How many companies wait for an officer; no more than a hundred are counted."""
    return to_verify(user)[:MOST_COUNTED].count()


def count_changed(user: Any) -> int:
    """How many have to confirm their details: their verification has ended, or their owners have changed."""
    return to_confirm(user)[:MOST_COUNTED].count()


counters.register(CHANGED, count_changed, keep=True)
counters.register(COUNTER, count_waiting, keep=True)
navigation.register(
    navigation.Entry(label=_("Your company"), route="companies:list", order=40, shown=may_have_a_company)
)
navigation.register(
    navigation.Entry(
        label=_("Companies"), route="companies:queue", order=30, shown=is_officer, counter=COUNTER
    )
)
