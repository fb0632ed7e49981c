"""Mandates of people who did not send the registration; whoever did has one by that."""

from datetime import datetime
from typing import Any

from companies.mandates.models import Mandate
from companies.mandates.services import declare_and_ask
from companies.mandates.statuses import MandateKind
from companies.models import Company, Membership
from portal.accounts.roles import Role
from tests.factories.clock import NOW
from tests.factories.companies import make_company
from tests.factories.people import make_person


def make_mandate(
    *, company: Company | None = None, person: Any = None, at: datetime = NOW, **facts: Any
) -> Mandate:
    """Declared by a further owner of the company, by the register unless said otherwise."""
    company = company or make_company()
    person = person or make_person()
    if not Membership.objects.filter(company=company, user=person).exists():
        Membership.objects.create(company=company, user=person, role=Role.OWNER, since=at)
    facts = {"kind": MandateKind.REGISTER} | facts
    return declare_and_ask(company=company, person=person, at=at, **facts)
