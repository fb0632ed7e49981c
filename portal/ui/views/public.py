"""Pages that anybody may read, whatever the language and without signing in."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView, TemplateView

from portal.ui import front
from portal.ui.examples import EXAMPLES
from portal.ui.pages import Titled

SECURITY_TXT_DAYS = 180
ACCESSIBILITY_STATED_ON = date(2026, 11, 24)  # when a person last went through the statement


@method_decorator(login_not_required, name="dispatch")
class PublicPage(Titled, TemplateView):
    """A page of words."""

    http_method_names = ["get", "head", "options"]


class Front(PublicPage):
    title = _("Put a supercomputer to work for your company")
    template_name = "ui/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            leads=front.leads(), modes=front.mode_lines(), examples=EXAMPLES, **kwargs
        )


class Help(PublicPage):
    title = _("Help and contact")
    template_name = "ui/help.html"


class Accessibility(PublicPage):
    title = _("Accessibility")
    template_name = "ui/accessibility.html"
    extra_context = {"stated_on": ACCESSIBILITY_STATED_ON}


class Privacy(PublicPage):
    title = _("Privacy")
    template_name = "ui/privacy.html"


class Source(PublicPage):
    title = _("Source code")
    template_name = "ui/source.html"


class SiteMap(PublicPage):
    """The second way to find a page, beside the menu."""

    title = _("Site map")
    template_name = "ui/site_map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        every = [lead for links in front.leads().values() for lead in links]
        return super().get_context_data(questions=front.QUESTIONS, all_leads=every, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class Favicon(RedirectView):
    """For browsers that ask for the old name without reading the page."""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        return static("img/mark.svg")


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
