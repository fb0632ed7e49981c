"""Where allauth asks us: the words of its errors, the language, the mails it sends, and what follows a sign-in."""

import time
from typing import Any
from urllib.parse import urljoin, urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from portal.accounts import services
from portal.accounts.afterwards import where_to
from portal.accounts.language import current_language
from portal.accounts.models import User
from portal.accounts.oidc.assurance import remember_assurance
from portal.notifications import letters
from portal.ui.languages import remember

WAYS_TO_CONFIRM = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a code from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("With a passkey or security key"),
}


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks, and nothing that a service could do."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account may not sign in. Write to us if you think that is a mistake."),
        "duplicate_email": _("This is already your e-mail address."),
        "email_password_mismatch": _("The e-mail address and the password do not go together. Check both."),
        "email_taken": _("Enter another e-mail address: this one belongs to an account already."),
        "enter_current_password": _("This is not your present password. Enter it again."),
        "incorrect_password": _("This is not your password. Enter it again."),
        "invalid_or_expired_key": _("This link is not valid any more. Ask for a new one."),
        "invalid_password_reset": _("This link is not valid any more. Ask for a new one."),
        "rate_limited": _("Too many tries in a short time. Wait a few minutes, then try again."),
        "too_many_login_attempts": _(
            "Too many tries in a short time. Wait a few minutes, or set a new password by e-mail."
        ),
    }

    def new_user(self, request: HttpRequest) -> User:
        return User(language=current_language())

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        user.name = form.cleaned_data["name"]
        return super().save_user(request, user, form, commit=commit)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whoever signed in this minute need not do it again to set up the second factor."""
        return super().is_reauthentication_required(app=app, **more) and not self._signed_in_just_now()

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS_TO_CONFIRM[way["id"]]} for way in ways]

    def _signed_in_just_now(self) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0.0)
        return time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT

    # --- After a sign-in --------------------------------------------------------------------------
    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        response = super().post_login(request, user, **more)
        remember_assurance(request, (more.get("signal_kwargs") or {}).get("sociallogin"))
        remember(response, user.language)
        services.record_sign_in(user, request=request, at=timezone.now())
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return where_to(request) or super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:profile")

    # --- Mail -------------------------------------------------------------------------------------
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter in the recipient's language; a worker sends it and wipes its words."""
        person = context.get("user") or User.objects.filter(email=email.lower()).first()
        language = person.language if person else current_language()
        words = {key: on_our_site(value) if key.endswith("_url") else value for key, value in context.items()}
        words |= {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, "has_account": bool(person)}
        words["support_email"] = settings.SUPPORT_EMAIL
        with translation.override(language):
            subject = render_to_string(f"{template_prefix}_subject.txt", words)
            text = render_to_string(f"{template_prefix}_message.txt", words)
        letters.post(to=email, subject=subject, text=text.strip(), language=language, at=timezone.now())


def on_our_site(url: str) -> str:
    """SECURITY: links in mails start with the configured address, never with the Host of a request."""
    parts = urlsplit(url)
    return urljoin(settings.SITE_URL, parts._replace(scheme="", netloc="").geturl())
