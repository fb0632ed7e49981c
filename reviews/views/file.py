"""One file as the staff reads it: what waits, what was asked, what the applicant said, what happened."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from applications.answers import company_rows, in_words
from applications.dialogue.services import SENDING
from applications.grants import GRANTS
from applications.models import Application
from applications.panels import Reader, staff_panels_of
from applications.sections import of_content
from applications.statuses import COLOURS
from companies.ownership.queries import judgements_about
from portal.ui.pages import Titled
from portal.workflow.pages import MakeMove, SubjectPage, timeline
from reviews.basis import room_for
from reviews.judged import mark_behind
from reviews.models import Decision
from reviews.services import LIVE
from reviews.turns import turn_of
from reviews.unsure import unsure_questions


class OfFile(SubjectPage):
    """An application reached from the staff's side."""

    model = Application
    grants = GRANTS
    needs = "read_work"
    context_name = "application"

    def rows(self) -> Any:
        return Application.objects.select_related("company", "mode")

    def address(self) -> str:
        return reverse("reviews:file", args=[self.subject.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [(_("Waiting for you"), reverse("reviews:queue")), (self.subject, self.address())]
        return super().get_context_data(**{"base": self.address(), "crumbs": crumbs} | kwargs)


class File(OfFile, Titled, TemplateView):
    """Everything on one page, what waits on top."""

    template_name = "reviews/file.html"

    def get_title(self) -> str:
        return self.subject.title or str(self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        application = self.subject
        steps = list(application.steps.select_related("closed_by", "version"))
        people = ("prepared_by", "confirmed_by", "version")
        decisions = list(application.decisions.select_related(*people).order_by("pk"))
        decision = next((each for each in decisions if each.status in LIVE), None)
        version = application.versions.select_related("by").first()
        content = version.content if version else {"answers": {}, "company": {}}
        step = next((step for step in steps if step.is_open), None)
        mark_behind(application, [*steps, *decisions], newest=version)
        return super().get_context_data(
            steps=steps,
            turn=turn_of(
                application, step=step, decision=decision, roles=self.roles, person=self.request.user
            ),
            decision=decision,
            sent_back=bool(decisions) and decision is None,
            version=version,
            sections=in_words(application, content["answers"], form=of_content(content)),
            company_rows=company_rows(content["company"]),
            room=room_for(application, at=self.at),
            unsure=unsure_questions(content),
            may_ask=application.status == SENDING
            and bool(self.roles & set(application.lifecycle.moves["ask"].by)),
            events=timeline(application, staff=True),
            offers=[offer for offer in self.offers() if offer.move.name == "ask"],
            judgements=judgements_about(application),
            panels=staff_panels_of(
                application,
                Reader(person=self.request.user, roles=self.roles, at=self.at, content=content),
            ),
            colours=COLOURS,
            crumbs=[(_("Waiting for you"), reverse("reviews:queue"))],
            **kwargs,
        )


class MoveFile(OfFile, MakeMove):
    """A simple move on an application, made from its file."""

    def get_success_url(self) -> str:
        return self.address()


class MoveDecision(MakeMove):
    """A simple move on a decision: sending it back."""

    model = Decision

    def rows(self) -> Any:
        return Decision.objects.select_related("application__company", "application__mode")
