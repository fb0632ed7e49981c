"""Choosing the company that a person acts for."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.views.generic import View

from companies.models import Company
from companies.roles import member
from companies.team.current import choose
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.views.language import way_back


class Choose(View):
    """Remember the choice; back to the same list, or to the company where the page was about something else."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("company", "")
        own = Company.objects.visible_to(request.user).filter(member(request.user, *MEMBER_ROLES))
        company = get_object_or_404(own, public_id=wanted) if wanted else None
        choose(request.user, company)
        back = way_back(request)
        if is_a_list(back):
            return HttpResponseRedirect(back)
        return redirect(company if company else "ui:home")


def is_a_list(address: str) -> bool:
    """A page that is about no object in particular; one of another company would not go with the choice."""
    try:
        return not resolve(urlsplit(address).path).kwargs
    except Resolver404:
        return False
