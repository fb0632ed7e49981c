"""Compares a company with the current edition and keeps what was found; says whether anything stands in the way."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from companies.models import Company
from companies.screening.models import Hit, SanctionsList, Screening
from companies.screening.names import names_digest, names_of
from companies.screening.sanctions.folding import fold_name
from companies.screening.sanctions.loading import current
from companies.screening.sanctions.matching import Match, matches_of
from companies.screening.statuses import HitStatus
from companies.statuses import CompanyStatus
from portal.core.hashing import digest
from portal.notifications.bell import bell
from portal.workflow.engine import begin
from portal.workflow.models import Event

SCREEN = "companies.screening.screen"
MOST = 200
ROUND = 20  # companies looked at again by every sweep, whatever is known to have changed
SENT = tuple(set(CompanyStatus) - {CompanyStatus.REGISTERED, CompanyStatus.REFUSED})


@transaction.atomic
def screen(company: Any, *, at: datetime) -> Screening | None:
    """Compare a company's names with the current edition, once; None while no list is loaded.

    Under the company's lock, so two workers do it once; a hit that was ruled on for the same subject stays so.
    """
    locked = Company.objects.select_for_update().get(pk=company.pk)
    edition, names = current(), names_of(locked)
    if edition is None:
        return None
    facts = {"company": locked, "edition": edition, "names_digest": names_digest(names)}
    if done := Screening.objects.filter(**facts).first():
        return done
    hits = [_hit(locked, match, at=at) for match in matches_of(names)]
    screening = Screening.objects.create(**facts, names=len(names), at=at)
    screening.hits.set(hits)
    return screening


def done_for(company: Any, edition: SanctionsList) -> Screening | None:
    """The screening of the company's present names against this edition; None where it is not done."""
    digest_now = names_digest(names_of(company))
    return Screening.objects.filter(company=company, edition=edition, names_digest=digest_now).first()


def in_the_way(company: Any) -> str:
    """ "" or a sentence to the officer. The applicant's side never reads it."""
    edition = current()
    if edition is None:
        return _("No sanctions list is loaded. An administrator has to load it before a company is verified.")
    screening = done_for(company, edition)
    if screening is None:
        return _("The sanctions screening of the present names is not done. Choose “Screen now”.")
    states = list(screening.hits.values_list("status", flat=True))
    if HitStatus.CONFIRMED in states:
        return _("A hit on the sanctions list is confirmed. Refuse the registration.")
    waiting = sum(state in (HitStatus.OPEN, HitStatus.PROPOSED) for state in states)
    if waiting:
        return ngettext(
            "%(number)d hit on the sanctions list has to be cleared first.",
            "%(number)d hits on the sanctions list have to be cleared first.",
            waiting,
        ) % {"number": waiting}
    return ""


def sweep(*, at: datetime) -> int:
    """Screen every company that was sent and has no screening since the list or its names changed."""
    edition = current()
    if edition is None:
        return 0
    screened = Screening.objects.filter(company=OuterRef("pk"), edition=edition)
    later = Event.objects.filter(
        subject_kind="company", subject_id=OuterRef("pk"), at__gt=OuterRef("last_screened")
    )
    companies = Company.objects.filter(status__in=SENT).annotate(
        last_screened=screened.order_by("-at").values("at")[:1]
    )
    # Never screened first; the rest in any order, so that companies where only figures changed hold up nobody.
    due = companies.filter(~Exists(screened) | Q(Exists(later))).order_by(
        F("last_screened").asc(nulls_first=True), "?"
    )
    number = 0
    for company in due[:MOST]:
        screen(company, at=at)
        number += 1
    # Names may change where no event of the company says so; within hours every company is looked at again.
    for company in companies.order_by("?")[:ROUND]:
        screen(company, at=at)
    return number


def ring() -> None:
    bell.ring(SCREEN)


def _hit(company: Company, match: Match, *, at: datetime) -> Hit:
    key = digest([match.named.bearer, fold_name(match.named.name)])
    found = Hit.objects.filter(company=company, subject_id=match.subject_id, name_key=key).first()
    if found:
        return found
    hit = Hit(
        company=company,
        subject_id=match.subject_id,
        name=match.named.name[:300],
        name_key=key,
        bearer=match.named.bearer,
        listed_name=match.listed,
        strong=match.strong,
        score=match.score,
        found_at=at,
    )
    begin(hit, actor=None, at=at)
    return hit
