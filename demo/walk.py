"""Takes applications from a draft to where their story ends. Every state is reached by a move, none is assigned."""

from collections.abc import Callable
from typing import Any

from allocations import services as allocations
from applications.dialogue import replies, services
from applications.models import AccessMode
from companies.aidledger.instruments import CONDITIONS, Instrument
from demo.applying import Applying
from portal.accounts.models import User
from portal.workflow.engine import perform
from reviews import services as reviews
from reviews.checklist import ELIGIBILITY
from reviews.models import Decision
from reviews.path import current

DAYS_TO_REPLY = 5


class Walk(Applying):
    """The programme's side of the same story, and what happens on the machine."""

    decision: Decision

    @property
    def basis(self) -> str:
        """What would take too much of the room is paid at the market price."""
        small = (self.application.hours or 0) <= 20_000
        return Instrument.DE_MINIMIS if small else Instrument.MARKET

    def submit_with_a_say(self) -> None:
        """Sent while the mode let applicants reply before a decision: what was sent keeps that right."""
        row = AccessMode.objects.filter(pk=self.application.mode_id)
        row.update(reply_days=DAYS_TO_REPLY)
        self.submit()
        row.update(reply_days=0)

    def start_review(self) -> None:
        self.diary.morning()
        self.move("start_review", actor=self.cast.officer)

    def ask(self) -> None:
        asked = [(self.words["question"], ["data"]), (self.words["question_term"], ["resources.months"])]
        at = self.diary.minutes(40)
        services.ask(application=self.application, questions=asked, actor=self.cast.officer, at=at)

    def eligible(self) -> None:
        checks = {check.key: True for check in ELIGIBILITY}
        self.close_step("eligible", actor=self.cast.officer, checks=checks)

    def not_eligible(self) -> None:
        self.close_step("not_eligible", actor=self.cast.officer, note=self.words["not_eligible"])

    def feasible(self) -> None:
        self.close_step("feasible", actor=self.cast.assessor, note=self.words["note"])

    def not_feasible(self) -> None:
        self.close_step("not_feasible", actor=self.cast.assessor, note=self.words["not_feasible"])

    def recommend(self) -> None:
        self.diary.morning()
        self.close_step("recommended", actor=self.cast.reviewer, note=self.words["review"])

    def invite_reply(self) -> None:
        replies.invite(
            application=self.application,
            summary=self.words["found"],
            actor=self.cast.officer,
            at=self.diary.minutes(30),
        )

    def close_step(self, outcome: str, *, actor: User, **facts: Any) -> None:
        step = current(self.application)
        assert step is not None  # noqa: S101 - every story keeps to the path of its mode
        reviews.close_step(step=step, outcome=outcome, actor=actor, at=self.diary.minutes(75), **facts)

    def prepare(self, verdict: str = "approve") -> None:
        self.diary.morning()
        self.decision = reviews.prepare_decision(
            application=self.application,
            verdict=verdict,
            reasons=self.words[verdict],
            hours=self.application.hours,
            months=self.application.months,
            starts_on=self.application.starts_on,
            instrument=self.basis if verdict == "approve" else "",
            conditions=[row.key for row in CONDITIONS[self.basis]],
            actor=self.cast.officer,
            at=self.diary.minutes(20),
        )

    def confirm(self) -> None:
        reviews.confirm(decision=self.decision, actor=self.cast.decider, at=self.diary.minutes(150))

    def send_back(self) -> None:
        at, note = self.diary.minutes(90), self.words["send_back"]
        perform(self.decision, "send_back", actor=self.cast.decider, at=at, note=note)

    def lapse(self) -> None:
        at = self.diary.night_after(self.application.offer.expires_at.date())
        perform(self.application, "lapse", actor=None, at=at)

    # --- On the machine ---------------------------------------------------------------------------
    def provision(self) -> None:
        allocation = self.application.allocation
        account = allocation.programme_code
        at = self.diary.morning()
        allocations.provision(allocation=allocation, account=account, actor=self.cast.operator, at=at)

    def suspend(self) -> None:
        at, note = self.diary.morning(days=20), self.words["suspend"]
        perform(self.application.allocation, "suspend", actor=self.cast.officer, at=at, note=note)

    def end(self) -> None:
        allocation = self.application.allocation
        perform(allocation, "end", actor=None, at=self.diary.night_after(allocation.ends_on))

    def close(self) -> None:
        at = self.diary.morning(days=15)
        perform(self.application.allocation, "close", actor=self.cast.officer, at=at)


Step = Callable[[Walk], None]


def _decide(verdict: str) -> Step:
    """Prepared by one person, confirmed by another."""

    def decide(walk: Walk) -> None:
        walk.prepare(verdict)
        walk.confirm()

    return decide


_SENT: tuple[Step, ...] = (Walk.draft, Walk.submit)
_STARTED = (*_SENT, Walk.start_review)
_CHECKED = (*_STARTED, Walk.eligible)
_ASSESSED = (*_CHECKED, Walk.feasible)
_REVIEWED = (*_ASSESSED, Walk.recommend)
_OFFERED = (*_ASSESSED, _decide("approve"))
_RUNNING = (*_OFFERED, Walk.accept, Walk.provision)

STORIES: dict[str, tuple[Step, ...]] = {
    "draft_begun": (Walk.begin_only,),
    "draft": (Walk.draft,),
    "awaiting_signature": (Walk.draft, Walk.request_signature),
    "discarded": (Walk.draft, Walk.discard),
    "submitted": _SENT,
    "withdrawn": (*_SENT, Walk.withdraw),
    "in_review": _STARTED,
    "question_open": (*_STARTED, Walk.ask),
    "answered": (*_STARTED, Walk.ask, Walk.answer),
    "technical": _CHECKED,
    "to_prepare": _ASSESSED,
    "prepared": (*_ASSESSED, Walk.prepare),
    "sent_back": (*_ASSESSED, Walk.prepare, Walk.send_back),
    "withdrawn_late": (*_ASSESSED, Walk.prepare, Walk.withdraw),
    "approved": _OFFERED,
    "approved_reminded": _OFFERED,
    "offer_refused": (*_OFFERED, Walk.refuse_offer),
    "lapsed": (*_OFFERED, Walk.lapse),
    "declined": (*_CHECKED, Walk.not_feasible, _decide("decline")),
    "ineligible": (*_STARTED, Walk.not_eligible, _decide("ineligible")),
    "accepted": (*_OFFERED, Walk.accept),
    "active": _RUNNING,
    "suspended": (*_RUNNING, Walk.suspend),
    "ended": (*_RUNNING, Walk.end),
    "closed": (*_RUNNING, Walk.end, Walk.close),
    "fl_technical": _CHECKED,
    "fl_review": _ASSESSED,
    "fl_reply": (
        *(Walk.draft, Walk.submit_with_a_say, Walk.start_review, Walk.eligible, Walk.feasible),
        *(Walk.recommend, Walk.invite_reply),
    ),
    "fl_active": (*_REVIEWED, _decide("approve"), Walk.accept, Walk.provision),
}
