"""What officers do beside a registration: rule on hits and answers, ask VIES again, screen now."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from companies.screening.models import Hit, Statement
from companies.screening.sanctions.screening import screen
from companies.screening.vies import adapter, asking
from companies.views.base import CompanyPage
from portal.workflow.pages import MakeMove


class RuleOnHit(MakeMove):
    """Clear a hit, propose it, confirm what another proposed."""

    model = Hit

    def rows(self) -> Any:
        return Hit.objects.select_related("company", "subject")


class RuleOnStatement(MakeMove):
    """Clear a company's answers with a reason."""

    model = Statement

    def rows(self) -> Any:
        return Statement.objects.select_related("company")


class AskVies(CompanyPage, View):
    """Have VIES asked again; a question that is open already is not doubled."""

    needs = "screen_company"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not adapter.enabled():
            messages.error(request, _("VIES is not asked from here: its address is not set."))
        else:
            with transaction.atomic():
                asking.ask_for(self.subject, at=self.at, anew=True)
            messages.success(request, _("VIES is being asked. Load this page again in a minute."))
        return redirect("companies:verify", self.subject.public_id)


class ScreenNow(CompanyPage, View):
    """Compare the present names with the present list; done twice it changes nothing."""

    needs = "screen_company"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if screen(self.subject, at=self.at):
            messages.success(request, _("The names are compared with the list."))
        else:
            messages.error(request, _("No sanctions list is loaded. An administrator has to load one."))
        return redirect("companies:verify", self.subject.public_id)
