"""Reads that more than one place needs."""

from datetime import datetime
from typing import Any

from django.db.models import Min

from portal.accounts import along
from portal.notifications.kinds import notice
from portal.notifications.models import Letter, Mute, Notice, Outgoing, State


def unread(user: Any) -> int:
    """How many messages in the inbox a person has not opened."""
    return along.of(
        user, "unread", lambda person: Notice.objects.inbox_of(person).unread().order_by().count()
    )


def overdue_seconds(*, at: datetime) -> int:
    """For how long the mail that should have left first has waited beyond its time; 0 where nothing waits.

    A message in back-off is not overdue before its next attempt is; one that a worker holds is in hand.
    """
    models: tuple[type[Outgoing], ...] = (Notice, Letter)
    firsts = [model.objects.due(at).aggregate(first=Min("next_attempt_at"))["first"] for model in models]
    return max((int((at - first).total_seconds()) for first in firsts if first), default=0)


def mutable_kinds(user: Any) -> list[str]:
    """The kinds of which this person may switch the mail off, and of which there ever was a message."""
    may = [kind.name for kind in notice.that_may_be_muted()]
    had = Notice.objects.filter(recipient=user, kind__in=may).values_list("kind", flat=True).distinct()
    return sorted({*had, *(muted_kinds(user) & set(may))})


def muted_kinds(user: Any) -> set[str]:
    """What this person has switched off."""
    return set(Mute.objects.filter(user=user).values_list("kind", flat=True))


def given_up() -> int:
    """How many messages wait for an administrator."""
    return Notice.objects.filter(state=State.DEAD).count()
