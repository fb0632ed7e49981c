"""What the pages of one allocation share, and its moves."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from allocations.grants import GRANTS
from allocations.models import Allocation
from allocations.queries import with_heads
from allocations.statuses import COLOURS
from portal.accounts.roles import Role
from portal.workflow.pages import MakeMove, SubjectPage


class AllocationPage(SubjectPage):
    """An allocation as somebody may see it: the company, the operator, the programme."""

    model = Allocation
    grants = GRANTS
    context_name = "allocation"

    def rows(self) -> Any:
        return with_heads(Allocation.objects.all())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"colours": COLOURS, "crumbs": self.crumbs(), "application": self.subject.application}
        return super().get_context_data(**shown | kwargs)

    def crumbs(self) -> list[tuple[Any, str]]:
        """Where the page is, from the top: operators come from their queue, the company from its applications."""
        if Role.OPERATOR in self.roles:
            return [(_("Allocations"), reverse("allocations:queue"))]
        return [(_("Your applications"), reverse("applications:list"))]


class Move(MakeMove):
    """Suspend, resume, end, close: a confirmation and perhaps a reason."""

    model = Allocation
    grants = GRANTS

    def rows(self) -> Any:
        return with_heads(Allocation.objects.all())
