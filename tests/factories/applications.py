"""Access modes, capacity, and applications at any state: each walks there by the moves."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from allocations import services as allocations
from allocations.models import CapacityPool
from applications import services
from applications.dialogue import replies
from applications.dialogue import services as dialogue
from applications.models import AccessMode, Application, ModeStep
from applications.questionnaires.reading import of_mode
from applications.questionnaires.uploads import answer_of
from applications.seeds.modes import plant
from applications.statuses import ModeState, Status
from companies.aidledger.instruments import CONDITIONS, Instrument
from companies.models import Company
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.engine import perform
from reviews import services as reviews
from reviews.checklist import ELIGIBILITY
from reviews.models import Decision, Step
from reviews.path import current
from tests.factories.aid import plant_aid_rules
from tests.factories.answers import ANSWERS, MORE
from tests.factories.clock import NOW
from tests.factories.companies import join, make_company
from tests.factories.people import make_person, make_staff
from tests.factories.questionnaires import make_answer_file, plant_forms

REASONS = "The work is clear, useful and ready to run."


def plant_modes() -> None:
    """The seeded access modes, which a transactional test has emptied away for the next."""
    if not AccessMode.objects.exists():
        plant(access_mode=AccessMode, mode_step=ModeStep)
    plant_forms()
    plant_aid_rules()


def make_mode(slug: str = "playground", *, state: ModeState = ModeState.OPEN) -> AccessMode:
    """A seeded access mode, open unless said otherwise."""
    plant_modes()
    mode = AccessMode.objects.get(slug=slug)
    AccessMode.objects.filter(pk=mode.pk).update(state=state)
    mode.refresh_from_db()
    return mode


def make_offer_pools(*, hours: int = 100_000, months: int = 24, first: date = date(2026, 11, 1)) -> None:
    """Capacity for the months to come."""
    for number in range(months):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        CapacityPool.objects.get_or_create(
            month=date(year, month + 1, 1), defaults={"hours": Decimal(hours), "source": "tests"}
        )


class Walk:
    """Takes one application from draft to where a test needs it, with the people that this takes."""

    instrument: str = Instrument.DE_MINIMIS

    def __init__(self, *, company: Company, owner: User, mode: AccessMode, on: datetime) -> None:
        self.company, self.owner, self.mode, self.on = company, owner, mode, on
        self.officer = make_staff(Role.OFFICER)
        self.assessor = make_staff(Role.ASSESSOR)
        self.reviewer = make_staff(Role.REVIEWER)
        self.decider = make_staff(Role.DECIDER)
        self.application: Application

    def draft(self) -> None:
        self.application = services.start(company=self.company, mode=self.mode, actor=self.owner, at=self.on)
        for section, values in self.answers().items():
            services.save_section(
                application=self.application, section=section, values=values, actor=self.owner, at=self.on
            )

    def answers(self) -> dict[str, dict[str, Any]]:
        """A complete form: to each question that the mode asks, one answer."""
        hours = str(int(self.mode.hours_min))
        known = {key: ANSWERS.get(key, {}) | MORE.get(key, {}) for key in (*ANSWERS, *MORE)}
        known["resources"] = known["resources"] | {"hours": hours}
        packages = [{"part": "Training", "gpu_hours": hours, "first": "1", "last": "3"}]
        known["plan"] = known["plan"] | {"work_packages": packages}
        form = of_mode(self.mode)
        found = {
            section.key: {name: value for name, value in known[section.key].items() if name in section.by_key}
            for section in form.sections
        }
        if self.mode.fixed_hours:
            found["resources"].pop("hours")
        if "scaling_evidence" in form.questions:
            kept = make_answer_file(self.application, question="scaling_evidence").file
            found["work"]["scaling_evidence"] = answer_of(kept)
        return found

    def request_signature(self) -> None:
        editor = join(self.company, role=Role.EDITOR)
        perform(self.application, "request_signature", actor=editor, at=self.on)

    def submit(self) -> None:
        services.submit(application=self.application, actor=self.owner, at=self.on)

    def withdraw(self) -> None:
        perform(self.application, "withdraw", actor=self.owner, at=self.on)

    def start_review(self) -> None:
        perform(self.application, "start_review", actor=self.officer, at=self.on)

    def ask(self) -> None:
        asked = [("Which camera?", ["work"])]
        dialogue.ask(application=self.application, questions=asked, actor=self.officer, at=self.on)

    def grant_reply(self, days: int | str = 5) -> None:
        """The mode lets applicants reply, for what is submitted from now on."""
        type(self.mode).objects.filter(pk=self.mode.pk).update(reply_days=int(days))
        self.mode.refresh_from_db()

    def invite_reply(self) -> None:
        replies.invite(
            application=self.application, summary="The data comes late.", actor=self.officer, at=self.on
        )

    @staticmethod
    def checks() -> dict[str, bool]:
        """Every point of the checklist, confirmed."""
        return {check.key: True for check in ELIGIBILITY}

    @staticmethod
    def pools() -> None:
        make_offer_pools()

    def eligible(self) -> None:
        reviews.close_step(
            step=self.step(), outcome="eligible", checks=self.checks(), actor=self.officer, at=self.on
        )

    def to_decision(self) -> None:
        """Close what stands before the decision."""
        self.eligible()
        reviews.close_step(step=self.step(), outcome="feasible", actor=self.assessor, at=self.on)
        while self.step().kind == "review":
            reviews.close_step(
                step=self.step(), outcome="recommended", note="Good.", actor=self.reviewer, at=self.on
            )

    def step(self) -> Step:
        step = current(self.application)
        assert step is not None
        return step

    def prepare(self, verdict: str = "approve") -> Decision:
        make_offer_pools()
        self.to_decision()
        return reviews.prepare_decision(
            application=self.application,
            verdict=verdict,
            reasons=REASONS,
            hours=self.application.hours,
            months=self.application.months,
            starts_on=self.application.starts_on,
            instrument=self.instrument if verdict == "approve" else "",
            conditions=[row.key for row in CONDITIONS[self.instrument]],
            actor=self.officer,
            at=self.on,
        )

    def decide(self, verdict: str = "approve") -> None:
        decision = self.prepare(verdict)
        reviews.confirm(decision=decision, actor=self.decider, at=self.on)

    def accept(self) -> None:
        allocations.accept(application=self.application, actor=self.owner, at=self.on)

    def refuse_offer(self) -> None:
        perform(self.application, "refuse_offer", actor=self.owner, at=self.on, note="We bought a machine.")

    def lapse(self) -> None:
        allocations.lapse_offers(at=self.on + timedelta(days=self.mode.offer_days + 1))


_APPROVED = ("draft", "submit", "start_review", "decide")
WALKS: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: ("draft",),
    Status.AWAITING_SIGNATURE: ("draft", "request_signature"),
    Status.SUBMITTED: ("draft", "submit"),
    Status.IN_REVIEW: ("draft", "submit", "start_review"),
    Status.QUESTION_OPEN: ("draft", "submit", "start_review", "ask"),
    Status.REPLY_OPEN: (
        *("grant_reply:5", "draft", "submit", "grant_reply:0"),
        *("start_review", "to_decision", "invite_reply"),
    ),
    Status.APPROVED: _APPROVED,
    Status.ACCEPTED: (*_APPROVED, "accept"),
    Status.OFFER_REFUSED: (*_APPROVED, "refuse_offer"),
    Status.LAPSED: (*_APPROVED, "lapse"),
    Status.DECLINED: ("draft", "submit", "start_review", "decide:decline"),
    Status.INELIGIBLE: ("draft", "submit", "start_review", "decide:ineligible"),
    Status.WITHDRAWN: ("draft", "submit", "withdraw"),
}


def make_walk(
    *,
    at: Status = Status.DRAFT,
    company: Company | None = None,
    owner: User | None = None,
    mode: AccessMode | None = None,
    on: datetime = NOW,
) -> Walk:
    """A walk that has come as far as `at`; its people are at hand for the next step."""
    if company is None:
        owner = owner or make_person()
        company = make_company(owner=owner)
    owner = owner or company.memberships.get(role=Role.OWNER).user
    walk = Walk(company=company, owner=owner, mode=mode or make_mode(), on=on)
    for step in WALKS[at]:
        name, _, argument = step.partition(":")
        getattr(walk, name)(*([argument] if argument else []))
    walk.application.refresh_from_db()
    return walk


def make_application(**kwargs: Any) -> Application:
    """An application at a state, reached by the moves of the table."""
    return make_walk(**kwargs).application
