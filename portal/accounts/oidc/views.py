"""The way out to an identity provider, and the way back."""

from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from requests import RequestException

from portal.accounts.oidc.client import IdentityClient


class WayBack(OAuth2CallbackView):
    """Hands the nonce of this sign-in to the client that checks the token."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


@login_not_required
@require_GET
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider."""
    return _talk(OAuth2LoginView, request, provider_id)


@login_not_required
@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the provider says, and sign in, sign up or connect."""
    return _talk(WayBack, request, provider_id)


def _talk(view: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    """A provider that is down, or says nonsense, is a page and not a failure of ours."""
    client = IdentityClient(request, provider_id)
    try:
        return view.adapter_view(client)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, OAuth2Error) as error:
        return render_authentication_error(request, client.get_provider(), exception=error)
