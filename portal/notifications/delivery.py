"""Claim a row, send it, mark it. One mechanism for notices and letters; the database decides who does what.

A crash leaves a lease, which runs out; a mail is sent twice only where the worker dies between the mail
server's "250" and the mark, and then both copies bear the same Message-ID.
"""

import random
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F

from portal.core.text import single_line
from portal.notifications.composing import Surroundings, compose, surroundings
from portal.notifications.mailer import Mailer
from portal.notifications.models import Outgoing, State
from portal.notifications.verdicts import Verdict, judge

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]

BATCH = 10
LOST = "The worker stopped during every attempt."


def backoff(attempts: int, *, chance: float) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, up to a cap, scattered by half.

    `chance` is a number from 0 to 1; without the scatter everything that failed together returns together.
    """
    seconds = min(settings.DELIVERY_BACKOFF_CAP, settings.DELIVERY_BACKOFF_BASE * 2 ** (attempts - 1))
    return timedelta(seconds=seconds * (0.5 + chance))


@transaction.atomic(durable=True)
def claim(
    model: type[Outgoing], recipients: Collection[Any], *, at: datetime, limit: int = BATCH
) -> list[Outgoing]:
    """Take the first due row of each of these recipients, up to a limit; what others hold is left to them.

    Committed before anything is sent, with the attempt counted: a message that kills its worker is not
    tried for ever, and is alone in its next claim, so that it takes no other message with it. The lease and
    the number of the attempt are the right to mark a row later.
    """
    due = model.objects.due(at).heads().filter(**{f"{model.QUEUE}__in": recipients}, attempts__lt=_most())
    # Joined are the recipient and the event of a notice; a letter has neither.
    locked = due.select_related().select_for_update(skip_locked=True, of=("self",))
    rows = list(locked.order_by("id")[:limit])
    rows = [row for row in rows if row.locked_until][:1] or rows
    lease = at + timedelta(seconds=settings.DELIVERY_LEASE)
    model.objects.filter(pk__in=[row.pk for row in rows]).update(
        locked_until=lease, attempts=F("attempts") + 1
    )
    for row in rows:
        row.locked_until, row.attempts = lease, row.attempts + 1
    return rows


def serve(
    model: type[Outgoing], ids: Collection[int], *, mailer: Mailer, clock: Clock, until: datetime
) -> bool:
    """Send what waits for the people of these rows, each person's in order; False if time ran out first.

    The ids only say whose queues to look at: whoever sends a person's first message goes on to the next.
    """
    recipients = set(model.objects.filter(pk__in=ids).values_list(model.QUEUE, flat=True))
    while recipients and (rows := claim(model, recipients, at=clock())):
        background = surroundings(rows)
        for number, row in enumerate(rows):
            if clock() >= until:
                release(rows[number:])
                return False
            verdict = attempt(row, background, mailer=mailer, clock=clock)
            if verdict and verdict.stop:
                release(rows[number + 1 :])
                return True
    return True


def attempt(row: Outgoing, background: Surroundings, *, mailer: Mailer, clock: Clock) -> Verdict | None:
    """Try once to send a claimed row, outside any transaction, and write down how it went."""
    try:
        mailer.send(compose(row, background))
    except Exception as error:  # whatever it is, the row must say so and wait its turn
        verdict = judge(error)
        failed(row, verdict, at=clock(), chance=random.random())  # noqa: S311
        return verdict
    sent(row, at=clock())
    return None


def release(rows: Sequence[Outgoing]) -> None:
    """Give back claimed rows that were not tried, as if they had not been claimed."""
    for row in rows:
        _mark(row, attempts=row.attempts - 1)


def sent(row: Outgoing, *, at: datetime) -> bool:
    """The mail server took it."""
    return _mark(row, state=State.SENT, sent_at=at, last_error="", **row.AT_REST)


def failed(row: Outgoing, verdict: Verdict, *, at: datetime, chance: float) -> bool:
    """Put off, or give up where that is final or the last attempt."""
    reason = single_line(verdict.reason)[:300]
    if verdict.final or row.attempts >= _most():
        log.error("delivery.dead", row=row.public_id, attempts=row.attempts)
        return _mark(row, state=State.DEAD, last_error=reason, **row.AT_REST)
    later = at + backoff(row.attempts, chance=chance)
    return _mark(row, state=State.RETRY, next_attempt_at=later, last_error=reason)


def _mark(row: Outgoing, **values: Any) -> bool:
    """Write how an attempt ended, if the row is still ours: after the lease it may be another worker's."""
    ours = type(row).objects.waiting().filter(pk=row.pk, attempts=row.attempts, locked_until=row.locked_until)
    marked = bool(ours.update(locked_until=None, **values))
    if not marked:
        log.warning("delivery.lease_lost", row=row.public_id, attempts=row.attempts)
    return marked


def bury(model: type[Outgoing], *, at: datetime) -> int:
    """Give up rows whose last attempt never ended: the worker died each time, and nobody wrote it down."""
    lost = model.objects.due(at).filter(attempts__gte=_most())
    buried = lost.update(state=State.DEAD, locked_until=None, last_error=LOST, **model.AT_REST)
    if buried:
        log.error("delivery.buried", model=model.__name__, rows=buried)
    return buried


def _most() -> int:
    return int(settings.DELIVERY_ATTEMPTS)
