"""What a signed-in person carries through every request: a language, and for staff a second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from portal.accounts.factors import has_factor, proved_factor
from portal.accounts.sessions import signed_in
from portal.ui import keeping

Next = Callable[[HttpRequest], HttpResponseBase]

# Where staff may go before they have shown a second factor: to show one, to set one up, to leave, to read.
OPEN_TO_UNPROVED = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_logout",
        "ui:language",
        "ui:help",
        "ui:privacy",
        "ui:accessibility",
        "ui:livez",
        "ui:readyz",
    }
)


class LanguageOfPerson:
    """Shows a signed-in person the site in the language they stored.

    Signing in sets the language cookie to the stored language, so a cookie is either that or a later
    choice with the switch: where there is a cookie, it is right. Without one the stored language counts.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class SignInFirst(LoginRequiredMiddleware):
    """Django's own; a page that says `keeps_typed` also gets back what was sent to it after the session ended."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        view = getattr(view_func, "view_class", None)
        if (
            request.method == "POST"
            and getattr(view, "keeps_typed", False)
            and (key := keeping.keep(request))
        ):
            address = f"{request.path}?{urlencode({**request.GET.dict(), keeping.KEPT: key})}"
            return redirect_to_login(address, self.get_login_url(view_func))
        return super().handle_no_permission(request, view_func)


class SecondFactorForStaff:
    """Lets staff through only in a session in which a second factor was shown.

    SECURITY: that the person owns a factor is not enough: a session that began with a password alone,
    before the factor was set up or the role granted, must show it as well.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        user = signed_in(request)
        if not user.is_authenticated or proved_factor(request) or not user.needs_second_factor:
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN_TO_UNPROVED:
            return None
        if not has_factor(user):
            return HttpResponseRedirect(reverse("mfa_index"))
        wanted = request.get_full_path() if request.method == "GET" else reverse(settings.LOGIN_REDIRECT_URL)
        return HttpResponseRedirect(f"{_where_to_show_it(request)}?{urlencode({'next': wanted})}")


class OneSite:
    """Keeps `site` in templates what our own pages know by that name; allauth puts its own there."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        if response.context_data:
            response.context_data.pop("site", None)
        return response


def _where_to_show_it(request: HttpRequest) -> str:
    app = has_factor(signed_in(request), "totp")
    return reverse("mfa_reauthenticate" if app else "mfa_reauthenticate_webauthn")
