"""Writes and reads on exclusions."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.exclusions.matching import means
from applications.exclusions.models import MOST, Affiliation, Exclusion
from applications.models import Application
from applications.statuses import UNSENT
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused

JUDGES = frozenset({Role.ASSESSOR, Role.REVIEWER})


@transaction.atomic
def name_excluded(
    *, application: Application, names: Sequence[tuple[str, str]], actor: Any, at: datetime
) -> None:
    """Replace the names and reasons of a draft. MoveRefused once it was sent, for others, and for too many."""
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if not locked.roles_of(actor) & {Role.OWNER, Role.EDITOR} or locked.status not in UNSENT:
        raise MoveRefused(_("This cannot be changed now."))
    if len(names) > MOST:
        raise MoveRefused(_("Name at most %(most)d.") % {"most": MOST})
    if any(not name.strip() or not reason.strip() for name, reason in names):
        raise MoveRefused(_("Give each of them a name and a reason."))
    locked.exclusions.all().delete()
    Exclusion.objects.bulk_create(
        Exclusion(
            application=locked, position=position, name=name, reason=reason, named_at=at, named_by=actor
        )
        for position, (name, reason) in enumerate(names, start=1)
    )


def is_excluded(application: Any, person: Any) -> bool:
    """Has the applicant excluded this person, by name, mail domain or employer?"""
    return bool(excluded_among(application, [person]))


def excluded_among(application: Any, people: Iterable[Any]) -> list[tuple[Any, Exclusion]]:
    """Those whom an exclusion means, each with the first that does; two queries for any number of people."""
    rows, persons = list(application.exclusions.all()), list(people)
    if not rows or not persons:
        return []
    employers = dict(Affiliation.objects.filter(person__in=persons).values_list("person", "employer"))
    found = []
    for person in persons:
        facts = {"name": person.name, "email": person.email, "employer": employers.get(person.pk, "")}
        row = next((row for row in rows if means(row.name, **facts)), None)
        if row:
            found.append((person, row))
    return found


def why_not_judge(application: Any, person: Any) -> str:
    """The sentence for somebody who must not judge, or "". It does not say who asked for it, nor why."""
    if not is_excluded(application, person):
        return ""
    return _("Somebody else has to do this on this file. A programme officer can tell you more.")
