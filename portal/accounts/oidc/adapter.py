"""What an identity may do with an account: open its own, or be connected by somebody who is signed in to it."""

from typing import Any

import structlog
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.core.text import single_line

log = structlog.get_logger(__name__)


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Never takes an existing account over by its address."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": gettext_lazy("This identity is connected to another account already."),
        "email_taken": gettext_lazy(
            "An account with this address exists. Sign in to it first, then connect your %s identity there."
        ),
        "no_password": gettext_lazy("Set a password first, or you could not sign in any more."),
        "no_verified_email": gettext_lazy(
            "Confirm your e-mail address first, or you could not sign in any more."
        ),
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Send the owner of an existing account to its own sign-in, with the next step.

        Only somebody whom the provider confirms as the owner of the address is told that the account is
        there; anybody else takes allauth's way, which tells nothing.
        """
        if request.user.is_authenticated or sociallogin.is_existing:
            return
        confirmed = [address.email for address in sociallogin.email_addresses if address.verified]
        if not any(filter_users_by_email(email) for email in confirmed):
            return
        messages.warning(
            request,
            _(
                "There is an account with your e-mail address already. Sign in to it, then connect %(name)s "
                "under “Connected identities”."
            )
            % {"name": sociallogin.provider.name},
        )
        there = urlencode({"next": reverse("socialaccount_connections")})
        raise ImmediateHttpResponse(HttpResponseRedirect(f"{reverse('account_login')}?{there}"))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        user = super().populate_user(request, sociallogin, data)
        full = data.get("name") or f"{data.get('first_name') or ''} {data.get('last_name') or ''}"
        user.name = single_line(full)[:150]
        return user

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return bool(sociallogin.user.name and sociallogin.email_addresses)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, str]:
        return super().get_signup_form_initial_data(sociallogin) | {"name": sociallogin.user.name}

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, **_more: Any
    ) -> None:
        log.warning("identity.refused", provider=provider.sub_id, error=str(error), reason=repr(exception))
