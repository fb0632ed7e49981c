"""The company that a person acts for now: chosen in the header, kept with the person, read by first screen and lists.

It narrows what is listed and never what may be seen: every page asks for the membership itself. A choice of a
company that the person has left since counts for nothing.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from companies.models import Company, Membership
from companies.queries import memberships_of
from companies.team.models import CurrentCompany


def choices_of(person: Any) -> QuerySet[CurrentCompany]:
    """The one row of this person, while they belong to its company."""
    held = Membership.objects.filter(user=person, company=OuterRef("company"))
    return CurrentCompany.objects.filter(Exists(held), user=person)


def in_view(person: Any, *, company: str = "company") -> Q:
    """The rows whose `company` this person looks at now: the chosen one's, or all where none is chosen. No query."""
    chosen = choices_of(person)
    return Q(Exists(chosen.filter(company=OuterRef(company)))) | ~Q(Exists(chosen))


def memberships_in_view(person: Any) -> QuerySet[Membership]:
    """The places of a person that first screen and lists are about now."""
    return memberships_of(person).filter(in_view(person))


def current_of(person: Any) -> Company | None:
    """The company that is chosen; None for all of them."""
    row = choices_of(person).select_related("company").first()
    return row.company if row else None


def choose(person: Any, company: Company | None) -> None:
    """Remember the choice; None shows all companies again. A second click changes nothing."""
    if company is None:
        CurrentCompany.objects.filter(user=person).delete()
    else:
        CurrentCompany.objects.update_or_create(user=person, defaults={"company": company})
