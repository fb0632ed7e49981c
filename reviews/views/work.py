"""The pages on which the staff acts: closing a step, preparing a decision, confirming it."""

from abc import ABC, abstractmethod
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications.exclusions.services import JUDGES, why_not_judge
from applications.models import Application, Version
from applications.models.mode import StepKind
from companies.aidledger.instruments import Instrument
from portal.accounts.roles import Role
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused
from reviews import basis, judged, services
from reviews.forms.decisions import ConfirmForm, DecisionForm
from reviews.forms.steps import StepForm
from reviews.models import Decision, Step
from reviews.statuses import DecisionStatus, Verdict
from reviews.views.file import OfFile


class FileForm(OfFile, FormPage, ABC):
    """A form on a file: one call to a service, its refusal in words on the same page."""

    template_name = "reviews/work.html"
    said: Any = ""

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.act(form)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, str(self.said))
        return redirect(self.address())

    @abstractmethod
    def act(self, form: Form) -> None:
        """Make the one call; MoveRefused says why not."""


class CloseStep(FileForm):
    """End the step whose turn it is; there is no such page for a step that is not mine."""

    form_class = StepForm
    said = _("The step is closed.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        steps = self.subject.steps.exclude(kind=StepKind.DECISION).filter(role__in=self.roles)
        # What was sent is about the step that the person read, even if a colleague has closed it since.
        shown = request.POST.get("step")
        step = steps.filter(public_id=shown).first() if shown else steps.open().first()
        if step is None:
            raise Http404
        self.step: Step = step

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whom the applicant excluded reads why before writing anything."""
        if self.step.role in JUDGES and (reason := why_not_judge(self.subject, request.user)):
            messages.error(request, reason)
            return redirect(self.address())
        return super().get(request, *args, **kwargs)

    def get_title(self) -> Any:
        return self.step.get_kind_display()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"step": self.step}

    def get_initial(self) -> dict[str, Any]:
        return {"step": self.step.public_id, "read": number_of(judged.latest(self.subject))}

    def act(self, form: Any) -> None:
        services.close_step(
            step=self.step,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["note"],
            hours=form.cleaned_data.get("hours"),
            checks=form.checks(),
            read=form.cleaned_data["read"],
            actor=self.request.user,
            at=self.at,
        )


class Prepare(FileForm):
    """Prepare a decision; what the assessor found feasible is proposed."""

    form_class = DecisionForm
    template_name = "reviews/prepare.html"
    title = _("Prepare the decision")
    said = _("The decision is prepared. Another person has to confirm it.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if Role.OFFICER not in self.roles:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"application": self.subject}

    def get_initial(self) -> dict[str, Any]:
        feasible = self.subject.steps.filter(hours__isnull=False).values_list("hours", flat=True).first()
        wish, tomorrow = self.subject.starts_on, localdate(self.at) + timedelta(days=1)
        earlier = self.subject.decisions.filter(status=DecisionStatus.SENT_BACK).last()
        proposed = {
            "verdict": self._verdict(),
            "instrument": Instrument.DE_MINIMIS,
            "hours": feasible or self.subject.hours,
            "months": self.subject.months,
            "starts_on": max(wish, tomorrow) if wish else tomorrow,
            "read": number_of(judged.latest(self.subject)),
        }
        return proposed | (_of_earlier(earlier) if earlier else {})

    def _verdict(self) -> str:
        """What the steps before point to."""
        outcomes = set(self.subject.steps.values_list("outcome", flat=True))
        if "not_eligible" in outcomes:
            return Verdict.INELIGIBLE
        return Verdict.DECLINE if "not_feasible" in outcomes else Verdict.APPROVE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        room = basis.room_for(self.subject, at=self.at)
        return super().get_context_data(room=room, steps=closed_steps(self.subject), **kwargs)

    def act(self, form: Any) -> None:
        services.prepare_as_read(
            application=self.subject, actor=self.request.user, at=self.at, **form.award()
        )


def number_of(version: Version | None) -> int | None:
    return version.number if version else None


def closed_steps(application: Application) -> list[Step]:
    """The steps that have an outcome, each with what changed since it was judged."""
    steps = list(application.steps.exclude(closed_at=None).select_related("version"))
    judged.mark_behind(application, steps, newest=judged.latest(application))
    return steps


def _of_earlier(decision: Decision) -> dict[str, Any]:
    """A decision that was sent back is the draft of the next one."""
    names = ("verdict", "hours", "months", "starts_on", "reasons", "instrument")
    kept = {name: getattr(decision, name) for name in names}
    return {name: value for name, value in kept.items() if value is not None}


class Confirm(FileForm):
    """Read a prepared decision as the applicant will, then confirm it or send it back."""

    form_class = ConfirmForm
    template_name = "reviews/confirm.html"
    title = _("Confirm the decision")
    said = _("The decision is released, and the applicant has been told.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        decision = services.live_decision(self.subject)
        if decision is None or Role.DECIDER not in self.roles:
            raise Http404
        self.decision: Decision = decision

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.decision.status}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, open_now = self.request.user, self.decision.status == DecisionStatus.PREPARED
        judged.mark_behind(self.subject, [self.decision], newest=judged.latest(self.subject))
        return super().get_context_data(
            decision=self.decision,
            steps=closed_steps(self.subject),
            refusal=self.decision.refusal("confirm", actor=actor, at=self.at) if open_now else "",
            open_now=open_now,
            may_send_back=open_now and not self.decision.refusal("send_back", actor=actor, at=self.at),
            **kwargs,
        )

    def act(self, form: Any) -> None:
        services.confirm(decision=self.decision, actor=self.request.user, at=self.at, **form.cleaned_data)
