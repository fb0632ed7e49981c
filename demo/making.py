"""Makes the whole demo in one transaction: all of it is there, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate

from allocations.services import remind_of_offers
from applications.models import AccessMode
from applications.statuses import ModeState
from demo.accounts import ACCOUNTS
from demo.applying import Cast
from demo.calls import make_calls
from demo.capacity import make_pools
from demo.companies import Registration
from demo.diary import Diary
from demo.forms import make_edition
from demo.people import People
from demo.sanctions import load_list
from demo.stories import Firm, Project, firms
from demo.team import Team
from demo.walk import STORIES, Walk
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.notifications.models import Channel, Notice, State

OFFICERS = ("officer@demo.example", "officer-lb@demo.example")
CONSULTED = ("Skyline Sentinel S.A.", "Vignes & Capteurs S.à r.l.", "Moselwerk Energie S.A.")
# Who asks to join which company, and what its owner answered; nothing means that the request still waits.
JOINING = (
    ("Redrock Vision S.à r.l.", ("Max Thoma", "max.thoma@redrock-vision.example"), ""),
    ("Forge & Données S.A.", ("Inès Roux", "ines.roux@forge-donnees.example"), "accept"),
    ("Sauer Robotik S.à r.l.", ("Karl Ohm", "karl.ohm@ohm-beratung.example"), "decline"),
)
GATHERING = "Forge & Données S.A."  # whose owner invites people and hands out mandates
STILL_WAITING = 12  # mails of the last hours that really go out, so that the first look finds some
NOT_DELIVERED = "550 5.1.1 mailbox unavailable"
FOUNDED_DAYS_AGO = 200


@transaction.atomic
def make(*, now: datetime) -> bool:
    """Fill an empty database; False and nothing written where there is anybody in it."""
    if User.objects.exists():
        return False
    people = People(at=Diary(now=now, age=FOUNDED_DAYS_AGO).at)
    people.make_accounts()
    make_pools(today=localdate(now))
    load_list(at=Diary(now=now, age=FOUNDED_DAYS_AGO).at)
    was = dict(AccessMode.objects.values_list("slug", "state"))
    # An administrator had opened every mode for a while; they stand again as they stood.
    AccessMode.objects.update(state=ModeState.OPEN)
    modes = {mode.slug: mode for mode in AccessMode.objects.all()}
    stages = [_begin(firm, number=number, people=people, now=now) for number, firm in enumerate(firms(), 1)]
    # In the order in which they came in, so that references follow the calendar.
    for stage, project in _by_age(stages):
        _walk(stage, project, modes=modes, now=now)
    for stage in stages:
        stage.registration.finish()
        if stage.firm.name == GATHERING:
            _team(stage, people=people, now=now)
    for slug, state in was.items():
        AccessMode.objects.filter(slug=slug).update(state=state)
    make_calls(officer=people[OFFICERS[0]], now=now)
    make_edition(administrator=people["admin@demo.example"], now=now)
    remind_of_offers(at=now)
    _settle_mails()
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One company, and who acts in its stories."""

    firm: Firm
    registration: Registration
    cast: Cast


def _begin(firm: Firm, *, number: int, people: People, now: datetime) -> Stage:
    """The company is there, and so is everybody who belongs to it."""
    officer = people[OFFICERS[number % len(OFFICERS)]]
    registration = Registration(firm, number=number, people=people, officer=officer, now=now)
    registration.begin()
    if firm.name in CONSULTED:
        registration.let_in(people["consultant@demo.example"], role=Role.EDITOR)
    for name, (person, email), answer in JOINING:
        if name == firm.name:
            asker = people.person(email, name=person, language=firm.language)
            registration.ask_to_join(asker, answer=answer)
    cast = _cast(firm, owner=registration.owner, officer=officer, people=people)
    return Stage(firm=firm, registration=registration, cast=cast)


def _team(stage: Stage, *, people: People, now: datetime) -> None:
    came, cast = stage.registration, stage.cast
    Team(company=came.company, owner=cast.owner, officer=cast.officer, people=people, now=now).gather()


def _by_age(stages: list[Stage]) -> list[tuple[Stage, Project]]:
    pairs = [(stage, project) for stage in stages for project in stage.firm.projects]
    return sorted(pairs, key=lambda pair: -pair[1].age)


def _cast(firm: Firm, *, owner: User, officer: User, people: People) -> Cast:
    parts = {part: people[f"{part}@demo.example"] for part in ("assessor", "reviewer", "decider", "operator")}
    writer = people[firm.editors[0][1]] if firm.editors else owner
    return Cast(owner=owner, writer=writer, officer=officer, **parts)


def _walk(stage: Stage, project: Project, *, modes: dict[str, AccessMode], now: datetime) -> None:
    walk = Walk(
        firm=stage.firm,
        project=project,
        company=stage.registration.company,
        mode=modes[project.mode],
        cast=stage.cast,
        diary=Diary(now=now, age=project.age),
    )
    for step in STORIES[project.story]:
        step(walk)


def _settle_mails() -> None:
    """The mails of the past have long gone out, one of them to a mailbox that did not take it."""
    mails = Notice.objects.filter(channel=Channel.MAIL, state=State.QUEUED)
    latest = list(mails.order_by("-created_at", "-id").values_list("pk", flat=True)[:STILL_WAITING])
    past = mails.exclude(pk__in=latest)
    lost = past.filter(recipient__email="karl.ohm@ohm-beratung.example").values("pk")[:1]
    Notice.objects.filter(pk__in=lost).update(state=State.DEAD, attempts=1, last_error=NOT_DELIVERED)
    past.filter(~Q(state=State.DEAD)).update(state=State.SENT, attempts=1, sent_at=F("created_at"))
    # Hundreds of doorbells for nothing; the sweep rings for what still waits.
    transaction.get_connection().run_on_commit.clear()


def missing() -> list[str]:
    """The accounts of the demo that this database does not have."""
    known = set(User.objects.filter(email__in=[account.email for account in ACCOUNTS]).values_list("email"))
    return [account.email for account in ACCOUNTS if (account.email,) not in known]
