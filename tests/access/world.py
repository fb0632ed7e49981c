"""One small world with something of everything in it, and the people who look at it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client

from applications.comments.services import write
from applications.statuses import Status
from companies.aidledger.declaring import name_enterprise
from companies.aidledger.models import AidEntry, EntryKind
from companies.services import ask_to_join
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from tests.factories import (
    NOW,
    join,
    make_company,
    make_invitation,
    make_mandate,
    make_person,
    make_staff,
    make_walk,
)
from tests.factories.aid import make_split, received
from tests.factories.calls import make_call
from tests.factories.evidence import make_evidence
from tests.factories.files import make_file
from tests.factories.screening import make_hit
from tests.factories.sessions import sign_in

STAFF = (Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER, Role.OPERATOR, Role.OBSERVER)

# One letter for each, in the order of the table's columns.
PERSONAS = (
    "anonymous",
    "owner",
    "editor",
    "viewer",
    "stranger",
    "officer",
    "conflicted",
    "assessor",
    "reviewer",
    "decider",
    "operator",
    "observer",
    "administrator",
    "unproved",
)


class World:
    """A company with its people, an application at each interesting state, and everybody else."""

    def __init__(self) -> None:
        self.draft = make_walk(at=Status.DRAFT, on=NOW - timedelta(days=1))
        self.company, owner = self.draft.company, self.draft.owner
        at = {"company": self.company, "owner": owner, "on": NOW - timedelta(days=1)}
        self.asked = make_walk(at=Status.QUESTION_OPEN, **at)
        self.replying = make_walk(at=Status.REPLY_OPEN, **at)
        self.review = make_walk(at=Status.IN_REVIEW, **at)
        self.deciding = make_walk(at=Status.IN_REVIEW, **at)
        self.decision = self.deciding.prepare()
        self.comment = write(
            application=self.draft.application, section="work", text="Sure?", actor=owner, at=NOW
        )
        self.approved = make_walk(at=Status.APPROVED, **at)
        self.accepted = make_walk(at=Status.ACCEPTED, **at)
        self.allocation = self.accepted.application.allocation
        self.aid = received(self.company, "10000", date(2025, 3, 3))
        self.split = make_split(self.company, takes=[self.aid.public_id])
        self.enterprise = name_enterprise(
            company=self.company, name="Sister S.A.", number="B9", relation="control", actor=owner, at=NOW
        )
        self.grant = AidEntry.objects.get(kind=EntryKind.GRANTED)
        self.registering = make_company(owner=owner, at=CompanyStatus.REGISTERED)
        self.waiting = make_company(owner=owner, at=CompanyStatus.SUBMITTED)
        self.join = ask_to_join(
            company=self.company, asked_name="Ardenne Vision", message="", actor=make_person(), at=NOW
        )
        self.screened = make_company(owner=owner, at=CompanyStatus.SUBMITTED, name="Quorn Analytics S.A.")
        self.statement = self.screened.statements.get()
        self.file = make_file()
        self.mandate = make_mandate(company=self.company)
        self.invitation = make_invitation(company=self.company, actor=owner)
        self.file = make_evidence(self.company).file
        self.questioned = make_company(owner=owner, at=CompanyStatus.RETURNED)
        self.notice = Notice.objects.filter(recipient=owner, channel="inbox").latest("pk")
        self.people = self._people(owner)
        self.call = make_call()
        self.hit = make_hit(self.screened)

    def _people(self, owner: Any) -> dict[str, Any]:
        stranger = make_walk(at=Status.SUBMITTED).owner
        people = {"owner": owner, "stranger": stranger}
        people |= {"editor": self._member(Role.EDITOR), "viewer": self._member(Role.VIEWER)}
        people |= {str(role): make_staff(role) for role in STAFF}
        people["conflicted"] = make_staff(*STAFF)
        for company in (self.company, self.registering, self.waiting, self.screened, self.questioned):
            join(company, role=Role.VIEWER, user=people["conflicted"])
        people["unproved"] = make_staff(*STAFF)
        people["administrator"] = make_person()
        type(owner).objects.filter(pk=people["administrator"].pk).update(is_staff=True, is_superuser=True)
        people["administrator"].refresh_from_db()
        return people

    def _member(self, role: Role) -> Any:
        user = make_person()
        for company in (self.company, self.registering, self.waiting, self.screened, self.questioned):
            join(company, role=role, user=user)
        return user

    def browser(self, persona: str) -> Client:
        client = Client(raise_request_exception=False)
        if persona == "unproved":
            client.force_login(self.people[persona])
        elif persona != "anonymous":
            sign_in(client, self.people[persona])
        return client


Kwargs = Callable[[World], dict[str, Any]]


def application(walk: str, **more: Any) -> Kwargs:
    return lambda world: {"public_id": getattr(world, walk).application.public_id, **more}


def company(name: str, **more: Any) -> Kwargs:
    return lambda world: {"public_id": getattr(world, name).public_id, **more}


__all__ = ["PERSONAS", "World", "application", "company"]
