"""The operator's queue: what is to be set up, the oldest first, and beside it everything else."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from allocations.duties import SET_UP_DAYS
from allocations.queries import operated_by
from allocations.statuses import COLOURS, Status
from portal.accounts.roles import Role
from portal.core.working_days import add_working_days, counted_from
from portal.ui.pages import Titled
from portal.ui.paging import page_of

STATE = "state"


class Queue(Titled, TemplateView):
    """Only operators have one."""

    title = _("Allocations")
    template_name = "allocations/queue.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated and Role.OPERATOR not in request.user.staff_role_names:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get(STATE, "")
        state = Status(asked) if asked in Status.values else Status.TO_PROVISION
        page = page_of(operated_by(self.request.user).filter(status=state), self.request.GET, by="created_at")
        return super().get_context_data(
            page=page,
            lines=[line(row) for row in page.rows],
            states=[(each, each.label, each == state) for each in Status],
            chosen=state.label,
            waiting=state == Status.TO_PROVISION,
            colours=COLOURS,
            **kwargs,
        )


def line(allocation: Any) -> dict[str, Any]:
    """One row: what the operator looks at, and by when it should stand."""
    due = add_working_days(counted_from(allocation.created_at), SET_UP_DAYS)
    return {"allocation": allocation, "reference": allocation.application.reference, "due": due}
