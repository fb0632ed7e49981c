"""One application at every state, and every page of it with somebody who sees it."""

from datetime import datetime, timedelta

from django.urls import reverse

from allocations.services import provision
from applications.calls.services import extend
from applications.models import Application
from applications.sections import form_of
from applications.services import start
from applications.statuses import WITH_APPLICANT, Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from tests.applications.writing import page
from tests.factories import NOW, join, make_company, make_mode, make_person, make_staff, make_walk
from tests.factories.applications import Walk
from tests.factories.calls import first_of, make_call
from tests.factories.doors import plant_doors

Place = tuple[User, str]

# Pages of the doors, answers and errors included.
OPEN = (
    "/find/",
    "/find/?want=train&amount=large&before=hpc",
    "/find/?want=explore&amount=unknown&before=never",
    "/find/?want=train",
    "/estimate/",
    "/estimate/?workload=pretraining",
    "/estimate/?workload=fine_tuning&size=7&amount=50&epochs=3&method=lora&gpu=meluxina-ai",
    "/estimate/?workload=pretraining&size=70&amount=2000000&gpu=h100&precision=fp8",
    "/estimate/?workload=inference&size=x&amount=",
    "/calls/",
    "/check/",
)


class World:
    """A company, its people and the operator."""

    def __init__(self, *, now: datetime = NOW) -> None:
        self.now = now
        self.owner = make_person("Claire Hoffmann")
        self.company = make_company(owner=self.owner, on=now - timedelta(days=30))
        self.editor = join(self.company, role=Role.EDITOR, user=make_person("Ben Weis"))
        self.operator = make_staff(Role.OPERATOR, name="Otto Operator")
        self.newcomer = make_person("Nora Klein")
        # Lapsed first: letting offers lapse takes every offer whose time is over.
        order = [Status.LAPSED, *(status for status in Status if status != Status.LAPSED)]
        self.at = {status: self.walk(status).application for status in order}
        self.fresh = self.begin()
        self.doors()
        self.active = self.running()
        self.suspended = self.running()
        perform(self.suspended, "suspend", actor=self.operator, at=now, note="A key was published.")

    def doors(self) -> None:
        """The doors of others, an estimate in a draft, and a call with an extended cut-off."""
        plant_doors()
        self.officer = make_staff(Role.OFFICER, name="Ida Officer")
        self.call = make_call(opens=self.now - timedelta(days=1))
        until = self.now + timedelta(days=4)
        extend(
            cut_off=first_of(self.call),
            until=until,
            reason="The site was away.",
            actor=self.officer,
            at=self.now,
        )

    def walk(self, status: Status) -> Walk:
        return make_walk(at=status, company=self.company, owner=self.owner, on=self.now)

    def begin(self) -> Application:
        return start(company=self.company, mode=make_mode(), actor=self.editor, at=self.now)

    def running(self):
        allocation = self.walk(Status.ACCEPTED).application.allocation
        name = allocation.programme_code
        provision(allocation=allocation, account=name, actor=self.operator, at=self.now)
        return allocation

    def pages(self) -> list[Place]:
        return [*self.of_the_writer(), *self.of_the_owner(), *self.of_the_operator()]

    def of_the_writer(self) -> list[Place]:
        return [
            (self.newcomer, "/applications/modes/"),
            (self.newcomer, "/applications/modes/fast-lane/"),
            *((self.newcomer, address) for address in OPEN),
            (self.newcomer, self.call.get_absolute_url()),
            (self.officer, "/calls/officers/"),
            (self.officer, f"/reviews/{self.at[Status.SUBMITTED].public_id}/"),
            *((self.officer, f"/reviews/{self.at[status].public_id}/") for status in WITH_APPLICANT),
            (self.officer, f"/reviews/{self.at[Status.IN_REVIEW].public_id}/ask/"),
            (self.newcomer, "/applications/modes/playground/start/"),
            (self.newcomer, "/applications/mine/"),
            (self.editor, "/applications/modes/playground/"),
            (self.editor, "/applications/modes/playground/start/"),
            (self.editor, "/home/"),
            (self.editor, page("tasks", self.fresh)),
            *(
                (self.editor, page("section", self.fresh, section.key))
                for section in form_of(self.fresh).sections
            ),
            (self.editor, page("check", self.fresh)),
            (self.editor, page("check", self.at[Status.DRAFT])),
            (self.editor, f"/allocations/offers/{self.at[Status.APPROVED].public_id}/"),
        ]

    def of_the_owner(self) -> list[Place]:
        asked, sent = self.at[Status.QUESTION_OPEN], self.at[Status.SUBMITTED]
        addresses = [
            "/home/",
            "/applications/mine/",
            *(application.get_absolute_url() for application in self.at.values()),
            page("tasks", self.at[Status.DRAFT]),
            page("check", self.at[Status.DRAFT]),
            page("check", self.at[Status.AWAITING_SIGNATURE]),
            page("confirmation", sent),
            page("version", sent, 1),
            page("answer", asked),
            page("section", asked, "work"),
            page("move", sent, "withdraw"),
            page("changes", sent),
            page("reply", self.at[Status.REPLY_OPEN]),
            page("excluded", self.at[Status.DRAFT]),
            page("comments", self.at[Status.DRAFT], "project"),
            reverse("again:begin", args=[sent.public_id]),
            page("move", self.at[Status.APPROVED], "refuse_offer"),
            page("move", self.at[Status.LAPSED], "refuse_offer"),
            f"/allocations/offers/{self.at[Status.APPROVED].public_id}/",
            f"/allocations/offers/{self.at[Status.LAPSED].public_id}/",
            self.at[Status.ACCEPTED].allocation.get_absolute_url(),
            self.active.get_absolute_url(),
            self.suspended.get_absolute_url(),
        ]
        return [(self.owner, address) for address in addresses]

    def of_the_operator(self) -> list[Place]:
        waiting = self.at[Status.ACCEPTED].allocation
        addresses = [
            "/home/",
            "/allocations/",
            "/allocations/?state=active",
            "/allocations/?state=closed",
            waiting.get_absolute_url(),
            f"{waiting.get_absolute_url()}provision/",
            f"{self.active.get_absolute_url()}suspend/",
            self.suspended.get_absolute_url(),
        ]
        return [(self.operator, address) for address in addresses]
