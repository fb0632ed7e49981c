"""Who belongs to a company, and who asks to."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies.models import JoinRequest
from companies.statuses import JoinStatus
from companies.views.base import CompanyPage
from portal.accounts.roles import Role
from portal.ui.pages import Titled
from portal.workflow.pages import MakeMove


class Members(CompanyPage, Titled, TemplateView):
    """The people of a company; an owner also reads who asks to join, and answers."""

    needs = "read_members"
    title = gettext_lazy("People")
    template_name = "companies/members.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        members = self.subject.memberships.select_related("user").order_by("since", "pk")
        return super().get_context_data(members=members, joins=self.joins(), **kwargs)

    def joins(self) -> list[dict[str, Any]]:
        """Open requests, the oldest first, each with what may be answered."""
        if "answer_joins" not in self.granted:
            return []
        rows = JoinRequest.objects.filter(company=self.subject, status=JoinStatus.ASKED)
        answers: dict[str, Any] = {
            "roles": frozenset({Role.OWNER}),
            "actor": self.request.user,
            "at": self.at,
        }
        return [
            {"join": join, "offers": join.offers(**answers), "base": base_of(join)}
            for join in rows.select_related("person").order_by("asked_at", "pk")
        ]


def base_of(join: JoinRequest) -> str:
    """The address that the moves of a request stand under."""
    return reverse("companies:answer_join", args=[join.public_id, "accept"]).removesuffix("accept/")


class AnswerJoin(MakeMove):
    """Let a person in, or decline."""

    model = JoinRequest

    def rows(self) -> Any:
        return JoinRequest.objects.select_related("company", "person")
