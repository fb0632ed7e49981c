"""The pages shown when something is refused or fails; named in portal.urls."""

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: rendered without the request, since that is the part that cannot be trusted."""
    return alone("400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: with the sentence the code gave, if it gave one."""
    reason = str(exception.args[0]) if isinstance(exception, PermissionDenied) and exception.args else ""
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same words whether the thing never was or is another company's."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks nothing of the database, the session or the context processors."""
    return alone("500.html", status=500)


def alone(template: str, *, status: int) -> HttpResponse:
    """Render a page that depends on nothing but its template."""
    context = {"site_name": settings.SITE_NAME, "support_email": settings.SUPPORT_EMAIL}
    try:
        return HttpResponse(loader.get_template(template).render(context), status=status)
    except Exception:  # the page about a failure must not fail: whatever is broken, say so in words
        log.exception("The error page itself could not be rendered.")
        words = _("Something went wrong. Write to %(address)s.") % {"address": settings.SUPPORT_EMAIL}
        return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
