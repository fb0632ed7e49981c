"""Reads on companies that more than one page needs. Everything starts from what the person may see."""

from typing import Any

from django.db.models import Q, QuerySet

from companies.models import Company, Membership
from companies.roles import company_scopes
from companies.statuses import CompanyStatus
from portal.accounts import along
from portal.accounts.roles import Role
from portal.workflow.models import Event


def memberships_of(user: Any) -> QuerySet[Membership]:
    """The places of a person, with their companies, by name."""
    return Membership.objects.filter(user=user).select_related("company").order_by("company__name", "pk")


def belongs_to_a_company(user: Any) -> bool:
    return along.of(
        user, "belongs_to_a_company", lambda person: Membership.objects.filter(user=person).exists()
    )


def is_officer(user: Any) -> bool:
    return Role.OFFICER in user.staff_role_names


def companies_of_officer(user: Any) -> QuerySet[Company]:
    """Every company that this person looks after as an officer: not their own, and none that was never sent."""
    return Company.objects.visible_to(user).filter(company_scopes(user)[Role.OFFICER])


def to_verify(user: Any) -> QuerySet[Company]:
    """Companies that wait for an officer."""
    return companies_of_officer(user).filter(status=CompanyStatus.SUBMITTED)


def to_confirm(user: Any) -> QuerySet[Company]:
    """Companies whose verification has ended, by its term or by a change of ownership, and that have not sent anew."""
    return companies_of_officer(user).filter(status=CompanyStatus.EXPIRED)


def search(rows: QuerySet[Company], words: str) -> QuerySet[Company]:
    """By a part of the name, or by the beginning of the register number however it is spaced."""
    if not words:
        return rows
    compact = "".join(words.split()).upper()
    return rows.filter(Q(name__icontains=words) | Q(rcs__startswith=compact) | Q(vat__startswith=compact))


def last_words(company: Company) -> str:
    """What was written to the company with the move that brought it where it stands; "" where nothing was."""
    told = [name for name, move in company.lifecycle.moves.items() if move.note_told]
    event = Event.objects.of(company).filter(target=company.status).order_by("-seq").first()
    return event.note if event and event.name in told else ""


def changed_since_return(events: list[Event]) -> set[str]:
    """The fields that changed after the registration was last given back; nothing where it never was."""
    returned = max((event.seq for event in events if event.target == CompanyStatus.RETURNED), default=None)
    if returned is None:
        return set()
    later = [event for event in events if event.seq > returned]
    fields = {field for event in later for field in event.data.get("fields", ())}
    return fields | ({"years"} if any(event.name == "figures.changed" for event in later) else set())
