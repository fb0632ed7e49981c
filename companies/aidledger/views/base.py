"""What the pages of one company's aid share."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.aidledger.grants import GRANTS
from companies.views.base import CompanyPage
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused


class AidPage(CompanyPage):
    """The aid of one company, as somebody may see it."""

    grants = GRANTS
    needs = "read_aid"

    def address(self) -> str:
        return reverse("aidledger:received", args=[self.subject.public_id])

    def crumbs(self) -> list[tuple[Any, str]]:
        own = self.roles & set(MEMBER_ROLES)
        page = "companies:detail" if own else "companies:verify"
        return [(self.subject.name, reverse(page, args=[self.subject.public_id]))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"crumbs": self.crumbs()} | kwargs)


class AidForm(AidPage, FormPage):
    """A form on a company's aid: one call to a service, its refusal in words on the same page."""

    template_name = "aidledger/form.html"
    lead: Any = ""
    said: Any = ""

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (_("Aid received"), self.address())]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"lead": self.lead} | kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, str(self.said))
        return redirect(self.address())

    def act(self, form: Any) -> None:
        """Make the one call; MoveRefused says why not."""
        raise NotImplementedError
