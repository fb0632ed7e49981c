"""The page on which an applicant names who shall not judge."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.duties import name_of
from applications.exclusions.forms import ExclusionsForm
from applications.exclusions.services import name_excluded
from applications.statuses import UNSENT
from applications.views.pages import WritersPage
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused


class Excluded(WritersPage, FormPage):
    """Up to three names with reasons, while the application is a draft."""

    title = gettext_lazy("Who shall not judge your application")
    template_name = "applications/excluded.html"
    form_class = ExclusionsForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.subject.status in UNSENT else self.closed()

    def get_initial(self) -> dict[str, Any]:
        rows = list(self.subject.exclusions.all())
        names = {f"name_{row.position}": row.name for row in rows}
        return names | {f"reason_{row.position}": row.reason for row in rows}

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_valid(self, form: ExclusionsForm) -> HttpResponse:
        try:
            name_excluded(application=self.subject, names=form.names(), actor=self.request.user, at=self.at)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Only programme officers read it."))
        return redirect("applications:tasks", self.subject.public_id)
