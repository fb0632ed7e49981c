"""What the pages of one application share."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.grants import GRANTS
from applications.models import Application
from applications.panels import Reader
from applications.statuses import COLOURS
from portal.workflow.pages import MakeMove, SubjectPage

CLOSED = _("This cannot be changed now.")


class ApplicationPage(SubjectPage):
    """An application as somebody may see it."""

    model = Application
    grants = GRANTS
    context_name = "application"

    def rows(self) -> Any:
        return Application.objects.with_heads()

    @property
    def reader(self) -> Reader:
        return Reader(person=self.request.user, roles=self.roles, at=self.at)  # type: ignore[attr-defined]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"colours": COLOURS, "crumbs": self.crumbs()} | kwargs)

    def crumbs(self) -> list[tuple[Any, str]]:
        """Where the page is, from the top."""
        return [(_("Your applications"), reverse("applications:list"))]


class WritersPage(ApplicationPage):
    """For those who may write in this application at all; when nothing is open it leads back, with a sentence."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not self.roles & set(GRANTS["edit_sections"].roles):
            raise Http404

    def closed(self) -> HttpResponse:
        messages.info(self.request, str(CLOSED))  # type: ignore[attr-defined]
        return redirect(self.subject)


class Move(MakeMove):
    """Moves that need no more than a confirmation and perhaps a reason."""

    model = Application
    grants = GRANTS

    def rows(self) -> Any:
        return Application.objects.with_heads()
