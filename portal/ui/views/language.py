"""Changing the language from a page that has no form of its own."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from portal.ui import languages


@login_not_required
@require_POST
def change_language(request: HttpRequest) -> HttpResponse:
    """Remember the language and go back to the page; an unknown language changes nothing."""
    response = HttpResponseRedirect(way_back(request))
    code = languages.known(request.POST.get("language"))
    if code:
        languages.use(request, code)
        languages.remember(response, code)
    return response


def way_back(request: HttpRequest) -> str:
    """The page that the button stood on, where it is a page of this site."""
    target = request.POST.get("next", "")
    # SECURITY: an address elsewhere would make this an open redirect.
    own = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if own else reverse("ui:front")
