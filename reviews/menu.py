"""The staff's lines in the menu."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _

from applications.models.mode import STEP_ROLES
from portal.ui import counters
from portal.ui.navigation import Entry, register
from reviews.queries import waiting_for


def takes_part(user: AbstractBaseUser) -> bool:
    """Has this person any part in the review?"""
    return bool(user.staff_role_names & set(STEP_ROLES))  # type: ignore[attr-defined]


def count_waiting(user: AbstractBaseUser) -> int:
    """How many steps wait for this person; no more than a hundred are counted."""
    return len(waiting_for(user).values_list("pk")[:100])


counters.register("waiting", count_waiting, keep=True)
register(
    Entry(label=_("Waiting for you"), route="reviews:queue", order=20, shown=takes_part, counter="waiting")
)
register(Entry(label=_("All files"), route="reviews:files", order=21, shown=takes_part))
