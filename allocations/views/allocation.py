"""One allocation: for the company how to get in, for the operator what is to be set up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from allocations import services
from allocations.forms import AccountForm
from allocations.statuses import Status
from allocations.views.pages import AllocationPage
from applications.answers import in_words
from applications.duties import name_of
from applications.sections import of_content
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.pages import timeline

# What it takes to set up and support a project. What the project is for, its data and its declarations stay with
# the programme and the company.
TECHNICAL = ("work", "resources", "contact")
HIDDEN = ("advisor",)

SAID = {
    Status.TO_PROVISION: _("LuxProvide is setting up your access. We write to you when it is ready."),
    Status.ACTIVE: _("Your access is open."),
    Status.SUSPENDED: _("Your access is suspended. Your data stays where it is."),
    Status.ENDED: _("The term is over. Write to LuxProvide soon if data of yours is still on the machine."),
    Status.CLOSED: _("Everything about this allocation is done."),
}


class Detail(AllocationPage, Titled, TemplateView):
    """Hours, term and state for all; the way in for the company, the technical answers for the operator."""

    template_name = "allocations/detail.html"

    def get_title(self) -> Any:
        member = self.roles & set(MEMBER_ROLES)
        return name_of(self.subject.application) if member else self.subject.application.reference

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = timeline(self.subject, staff="read_authors" in self.granted)
        suspended = self.subject.status == Status.SUSPENDED
        return super().get_context_data(
            member=bool(self.roles & set(MEMBER_ROLES)),
            said=SAID[Status(self.subject.status)],
            why=lines[-1]["text"] if suspended else "",
            timeline=lines,
            offers=[offer for offer in self.offers() if not offer.move.wrapped],
            groups=self.technical() if "read_technical" in self.granted else [],
            **kwargs,
        )

    def technical(self) -> list[Any]:
        """From the version that was submitted last, which is the one that was decided."""
        application = self.subject.application
        version = application.versions.first()
        if version is None:
            return []
        content = version.content
        return in_words(
            application, content["answers"], form=of_content(content), only=TECHNICAL, hide=HIDDEN
        )


class Provision(AllocationPage, FormPage):
    """The operator records the account; the company is told how to get in."""

    title = _("Record the account")
    template_name = "allocations/provision.html"
    form_class = AccountForm
    needs = "read_technical"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "record_account" not in self.granted:
            return redirect(self.subject)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status, "account": self.subject.programme_code}

    def form_valid(self, form: AccountForm) -> HttpResponse:
        try:
            services.provision(
                allocation=self.subject, actor=self.request.user, at=self.at, **form.cleaned_data
            )
        except MoveRefused as refused:
            return self.refused(form, refused)
        messages.success(self.request, str(self.subject.lifecycle.moves["provision"].done))
        return redirect(self.subject)

    def refused(self, form: AccountForm, refused: MoveRefused) -> HttpResponse:
        """A second click finds it recorded; everything else reads why not."""
        self.subject.refresh_from_db()
        if isinstance(refused, AlreadyMoved) and self.subject.account == form.cleaned_data["account"]:
            messages.info(self.request, str(_("This account had been recorded already.")))
            return redirect(self.subject)
        form.add_error(None, str(refused))
        return self.form_invalid(form)
