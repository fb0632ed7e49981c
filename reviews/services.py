"""Writes on steps and decisions. Each locks the application first, and states its errors."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.dialogue import replies
from applications.exclusions.services import JUDGES, why_not_judge
from applications.models import Application
from applications.models.mode import StepKind
from applications.statuses import Status
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from portal.notifications.outbox import queue
from portal.workflow.engine import AlreadyMoved, MoveRefused, begin, perform
from reviews import basis, path
from reviews.checklist import ELIGIBILITY
from reviews.judged import latest, refuse_if_newer
from reviews.models import Decision, Step
from reviews.remedies import remedies
from reviews.statuses import DecisionStatus, Outcome, Verdict, outcome_of


@transaction.atomic
def close_step(
    *,
    step: Step,
    outcome: str,
    actor: Any,
    at: datetime,
    note: str = "",
    hours: Decimal | None = None,
    checks: Mapping[str, bool] | None = None,
    read: int | None = None,
) -> None:
    """End a step with its outcome and open the next. MoveRefused with a sentence; nothing is written then.

    The step keeps which version it judged; `read` is the number of the one that the person had on the page.
    """
    application = _locked(step.application_id)
    fresh = Step.objects.select_for_update().get(pk=step.pk)
    fresh.application = application
    row = outcome_of(fresh.kind, outcome)
    if row is None or fresh.kind == StepKind.DECISION:
        raise MoveRefused(_("Choose one of the outcomes."))
    if fresh.role not in application.roles_of(actor):
        raise MoveRefused(_("This step is not yours to close."))
    if fresh.role in JUDGES and (reason := why_not_judge(application, actor)):
        raise MoveRefused(reason)
    if application.status != Status.IN_REVIEW:
        raise AlreadyMoved(
            _("The review cannot go on now: the application is “%(status)s”.")
            % {"status": Status(application.status).label}
        )
    if not fresh.is_open:
        raise AlreadyMoved(_("A colleague has closed this step already. Look at the file again."))
    version = refuse_if_newer(application, seen=read)
    _check(fresh, row, application=application, note=note, hours=hours, checks=checks or {})
    path.close(
        fresh,
        outcome=row,
        actor=actor,
        at=at,
        version=version,
        note=note.strip(),
        hours=hours if row.needs_hours else None,
        checks=dict(checks or {}),
    )


def _check(
    step: Step,
    row: Outcome,
    *,
    application: Application,
    note: str,
    hours: Decimal | None,
    checks: Mapping[str, bool],
) -> None:
    """What an outcome needs before it can stand."""
    if row.needs_note and not note.strip():
        raise MoveRefused(_("Say why, in a sentence or two, for the colleagues who decide."))
    if row.needs_hours:
        most = application.mode.hours_max
        if hours is None or hours <= 0 or (most is not None and hours > most):
            raise MoveRefused(_("Enter the GPU-hours that are feasible, within what the access mode gives."))
    if row.name == "eligible":
        if application.company.status != CompanyStatus.VERIFIED:
            raise MoveRefused(_("Verify the company first; then the application can be found eligible."))
        if any(not checks.get(check.key) for check in ELIGIBILITY):
            raise MoveRefused(
                _("Confirm every point of the checklist, or choose “Not eligible” and say why.")
            )


@transaction.atomic
def prepare_decision(
    *,
    application: Application,
    verdict: str,
    reasons: str,
    actor: Any,
    at: datetime,
    hours: Decimal | None = None,
    months: int | None = None,
    starts_on: date | None = None,
    instrument: str = "",
    conditions: Collection[str] = (),
) -> Decision:
    """Prepare a decision for another person to confirm. MoveRefused with a sentence; nothing is written then.

    An approval names its `instrument` with the `conditions` confirmed; tariff and value are frozen with it.
    """
    locked = _locked(application.pk)
    _refuse_unless_ready(locked, actor=actor)
    if not reasons.strip():
        raise MoveRefused(_("Give the reasons: the applicant reads them."))
    approves, frozen = verdict == Verdict.APPROVE, {}
    if approves:
        _check_award(locked, hours=hours, months=months, starts_on=starts_on, at=at)
        frozen = basis.freeze(
            locked.company, hours=hours, instrument=instrument, conditions=conditions, at=at
        )
    decision = Decision(
        application=locked,
        verdict=Verdict(verdict),
        hours=hours if approves else None,
        months=months if approves else None,
        starts_on=starts_on if approves else None,
        **frozen,
        version=latest(locked),
        reasons=reasons.strip(),
        remedies="" if approves else remedies(language=locked.language),
        prepared_at=at,
        prepared_by=actor,
    )
    event = begin(decision, actor=actor, at=at)
    queue("decision_to_confirm", event=event, subject=decision)
    return decision


@transaction.atomic
def prepare_as_read(*, application: Application, read: int | None, **award: Any) -> Decision:
    """The same from a page that showed version `read`; AlreadyMoved where a newer one has come in since."""
    locked = _locked(application.pk)
    refuse_if_newer(locked, seen=read)
    return prepare_decision(application=locked, **award)


def _refuse_unless_ready(application: Application, *, actor: Any) -> None:
    """What stands against preparing a decision at all, in the order in which a person would ask."""
    if Role.OFFICER not in application.roles_of(actor):
        raise MoveRefused(_("Only a programme officer prepares a decision."))
    step = path.current(application)
    if application.status != Status.IN_REVIEW or step is None or step.kind != StepKind.DECISION:
        raise AlreadyMoved(_("This application is not ready for a decision now. Look at the file again."))
    if replies.owed(application):
        raise MoveRefused(
            _(
                "This access mode lets the applicant reply first. Send them what was found, then prepare the decision."
            )
        )
    if live_decision(application):
        raise AlreadyMoved(_("A colleague has prepared a decision already. Look at the file again."))


def _check_award(
    application: Application,
    *,
    hours: Decimal | None,
    months: int | None,
    starts_on: date | None,
    at: datetime,
) -> None:
    """The figures of an approval are there and within the mode's limits."""
    most = application.mode.hours_max
    if hours is None or hours <= 0 or (most is not None and hours > most):
        raise MoveRefused(_("Enter the GPU-hours to grant, within what the access mode gives."))
    if months not in application.mode.months:
        raise MoveRefused(_("Choose a term that the access mode offers."))
    if starts_on is None or starts_on < localdate(at):
        raise MoveRefused(_("Enter a first day that is still to come."))


def confirm(*, decision: Decision, actor: Any, at: datetime, seen: str = "") -> None:
    """Confirm and release a decision: the second pair of eyes. MoveRefused where hours are short by now."""
    with transaction.atomic():
        _locked(decision.application_id)
        perform(decision, "confirm", actor=actor, at=at, seen=seen)


LIVE = (DecisionStatus.PREPARED, DecisionStatus.RELEASED)


def live_decision(application: Application) -> Decision | None:
    """The decision that is prepared or released; the database admits one."""
    return application.decisions.filter(status__in=LIVE).first()


def _locked(pk: int) -> Application:
    """The application's row, locked first by every service here, so that two never wait in a circle."""
    return Application.objects.select_for_update(of=("self",)).select_related("mode", "company").get(pk=pk)
