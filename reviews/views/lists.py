"""The queue of what waits for me, and the list of every file I may see."""

from typing import Any

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
        page = page_of(waiting_for(self.request.user), self.request.GET, by="due_on")
        return super().get_context_data(page=page, today=localdate(timezone.now()), **kwargs)


class Files(StaffOnly, Titled, TemplateView):
    """Every application that this person may see, searched and narrowed."""

    title = _("All files")
    template_name = "reviews/files.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = FileFilter(self.request.GET, queryset=files_for(self.request.user))
        page = page_of(found.qs, self.request.GET, by="-submitted_at")
        return super().get_context_data(page=page, filter=found, colours=COLOURS, **kwargs)
