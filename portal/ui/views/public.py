"""Pages that anybody may read, whatever the language and without signing in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from portal.ui.pages import Titled

SECURITY_TXT_DAYS = 180


@method_decorator(login_not_required, name="dispatch")
class PublicPage(Titled, TemplateView):
    """A page of words."""

    http_method_names = ["get", "head", "options"]


class Front(PublicPage):
    title = _("Computing time for Luxembourg's companies")
    template_name = "ui/front.html"


class Help(PublicPage):
    title = _("Help and contact")
    template_name = "ui/help.html"


class Accessibility(PublicPage):
    title = _("Accessibility")
    template_name = "ui/accessibility.html"


class Privacy(PublicPage):
    title = _("Privacy")
    template_name = "ui/privacy.html"


class Source(PublicPage):
    title = _("Source code")
    template_name = "ui/source.html"


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Lets search engines read the public pages and nothing else."""
    return plain(
        "User-agent: *\nDisallow: /accounts/\nDisallow: /admin/\nDisallow: /home/\nDisallow: /messages/\n"
    )


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness. It must expire, so the date moves along."""
    expires = timezone.now() + timedelta(days=SECURITY_TXT_DAYS)
    lines: dict[str, Any] = {
        "Contact": f"mailto:{settings.SUPPORT_EMAIL}",
        "Expires": f"{expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "Canonical": f"{settings.SITE_URL}/.well-known/security.txt",
    }
    return plain("".join(f"{name}: {value}\n" for name, value in lines.items()))


def plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
