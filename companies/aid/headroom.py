"""How much de minimis aid an undertaking may still receive, and when room returns.

Regulation (EU) 2023/2831, Article 3: a rolling window, the whole award or none of it. It does not matter how
much of earlier aid was used. Grants to the undertaking only: see `undertaking` for who belongs to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from companies.aid.model import HOME, REGULATION, Ceiling, Grant, Headroom, Recipient, Release, Request
from companies.aid.sectors import exclusion, remarks
from companies.aid.window import counts_on, leaves_on
from portal.core.money import to_cents
from portal.core.sentences import Amount, Sentence

ZERO = Decimal("0.00")


class NoCeiling(ValueError):
    """No ceiling is known for a day; whoever keeps the dated rows has to add one."""


def ceiling_on(day: date, ceilings: Iterable[Ceiling]) -> Ceiling:
    """The ceiling in force on a day."""
    known = [ceiling for ceiling in ceilings if ceiling.valid_from <= day]
    if not known:
        raise NoCeiling(f"There is no ceiling for {day}.")
    return max(known, key=lambda ceiling: ceiling.valid_from)


def check(request: Request, *, ceilings: Iterable[Ceiling] = REGULATION) -> Headroom:
    """The room on a day, whether the new award fits as a whole, and every later release."""
    ceiling = ceiling_on(request.as_of, ceilings)
    counted = [grant for grant in request.grants if _counts(grant, request.as_of, ceiling)]
    used = _sum(counted)
    excluded = exclusion(request.nace)
    room = ZERO if excluded else room_left(used, ceiling)
    releases = () if excluded else _releases(counted, ceiling)
    fits = _fits(request.new_award, room)
    return Headroom(
        ceiling=ceiling,
        used=used,
        room=room,
        fits=False if excluded else fits,
        releases=releases,
        reasons=(
            *excluded,
            *(() if excluded else _about_room(request, used=used, room=room, ceiling=ceiling)),
            *(() if excluded or fits is not False else _about_refusal(request, releases)),
            *_about_grants(request, ceiling),
            *remarks(request.nace),
        ),
    )


def room_left(used: Decimal, ceiling: Ceiling) -> Decimal:
    """What is left under the ceiling; never less than nothing."""
    return max(ZERO, to_cents(ceiling.amount - used))


def belongs(grant: Grant) -> bool:
    """Aid counts that the Member State gave to the single undertaking."""
    return grant.member_state == HOME and grant.to is not Recipient.OTHER


def _counts(grant: Grant, day: date, ceiling: Ceiling) -> bool:
    return belongs(grant) and counts_on(grant, day, ceiling)


def _sum(grants: Iterable[Grant]) -> Decimal:
    return sum((to_cents(grant.amount) for grant in grants), ZERO)


def _fits(new_award: Decimal | None, room: Decimal) -> bool | None:
    """All or nothing: an award over the room is not covered at all, so nothing is trimmed."""
    return None if new_award is None else to_cents(new_award) <= room


def _releases(counted: Sequence[Grant], ceiling: Ceiling) -> tuple[Release, ...]:
    """Each day on which counted aid leaves, with the room from that day on, nothing new being granted."""
    leaving: dict[date, list[Grant]] = defaultdict(list)
    for grant in counted:
        leaving[leaves_on(grant, ceiling)].append(grant)
    releases, used = [], _sum(counted)
    for day in sorted(leaving):
        amount = _sum(leaving[day])
        used -= amount
        releases.append(Release(on=day, amount=amount, room=room_left(used, ceiling)))
    return tuple(releases)


def _about_room(request: Request, *, used: Decimal, room: Decimal, ceiling: Ceiling) -> Iterator[Sentence]:
    yield Sentence(
        _("On %(day)s EUR %(used)s of EUR %(ceiling)s are used, so EUR %(room)s are left."),
        {
            "day": request.as_of.isoformat(),
            "used": Amount(used),
            "ceiling": Amount(ceiling.amount),
            "room": Amount(room),
        },
    )


def _about_refusal(request: Request, releases: Sequence[Release]) -> Iterator[Sentence]:
    """What can be done about an award that does not fit."""
    award = to_cents(request.new_award or ZERO)
    yield Sentence(
        _("An award of EUR %(award)s does not fit, and an award is covered as a whole or not at all."),
        {"award": Amount(award)},
    )
    enough = next((release for release in releases if award <= release.room), None)
    if enough is not None:
        yield Sentence(
            _("It fits from %(day)s on, if nothing else is granted before. Or apply for fewer hours."),
            {"day": enough.on.isoformat()},
        )
    else:
        yield Sentence(
            _("It is more than the ceiling ever allows. Apply for fewer hours, or on another basis.")
        )


def _about_grants(request: Request, ceiling: Ceiling) -> Iterator[Sentence]:
    """Which of the grants named do not count, and why; alike ones are told together."""
    ended = sum(belongs(g) and leaves_on(g, ceiling) <= request.as_of for g in request.grants)
    later = sum(belongs(g) and g.granted_on > request.as_of for g in request.grants)
    elsewhere = sum(g.member_state != HOME for g in request.grants)
    others = sum(g.member_state == HOME and g.to is Recipient.OTHER for g in request.grants)
    for number, text in (
        (ended, _("Grants whose three years have ended: %(number)s. They do not count any more.")),
        (later, _("Grants after this day: %(number)s. They do not count yet.")),
        (elsewhere, _("Grants by another Member State: %(number)s. Each State has a ceiling of its own.")),
        (others, _("Grants to enterprises without control: %(number)s. They count towards size, not here.")),
    ):
        if number:
            yield Sentence(text, {"number": number})
