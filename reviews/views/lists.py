"""The queue of what waits for me, and the list of every file I may see."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from applications.models.mode import STEP_ROLES
from applications.statuses import COLOURS
from portal.ui.pages import Titled
from portal.ui.paging import page_of
from reviews.filters import FileFilter
from reviews.queries import files_for, waiting_for

# What the rows of the two pages show. Turning columns that nobody reads into Python costs more than fetching them.
OF_COMPANY = ("company__name",)
OF_FILE = ("public_id", "reference", "title")
SHOWN_OF_STEP = (
    "kind",
    "due_on",
    *(f"application__{name}" for name in (*OF_FILE, "promised_on", *OF_COMPANY)),
)
SHOWN_OF_FILE = (
    *(*OF_FILE, "submitted_at", "status", *OF_COMPANY, "mode__name"),
    *(f"mode__name_{code}" for code, _name in settings.LANGUAGES),
)


class StaffOnly:
    """These pages are not there for anybody without a part in the review."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        if request.user.is_authenticated and not request.user.staff_role_names & set(STEP_ROLES):
            raise Http404


class Queue(StaffOnly, Titled, TemplateView):
    """What is due, the most urgent first."""

    title = _("Waiting for you")
    template_name = "reviews/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(waiting_for(self.request.user).only(*SHOWN_OF_STEP), self.request.GET, by="due_on")
        return super().get_context_data(page=page, today=localdate(timezone.now()), **kwargs)


class Files(StaffOnly, Titled, TemplateView):
    """Every application that this person may see, searched and narrowed."""

    title = _("All files")
    template_name = "reviews/files.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = FileFilter(self.request.GET, queryset=files_for(self.request.user).only(*SHOWN_OF_FILE))
        page = page_of(found.qs, self.request.GET, by="-submitted_at")
        return super().get_context_data(page=page, filter=found, colours=COLOURS, **kwargs)
