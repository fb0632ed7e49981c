"""An identity provider from OIDC_PROVIDERS; allauth finds its addresses in urls.py beside this file."""

import secrets
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse

from portal.accounts.oidc.client import IdentityClient

KEPT = ("sub", "email", "name")


class IdentityProvider(OpenIDConnectProvider):
    """PKCE and a nonce always; nothing of the request to the provider comes from our own address bar."""

    oauth2_adapter_class = IdentityClient
    pkce_enabled_default = True

    def wk_server_url(self, url: str) -> str:
        return url.rstrip("/") + "/.well-known/openid-configuration"

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_scope()

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        return self.get_auth_params()

    def redirect(self, request: HttpRequest, process: str, **more: Any) -> HttpResponse:
        nonce = secrets.token_urlsafe(32)
        asked = (more.pop("auth_params", None) or self.get_auth_params()) | {"nonce": nonce}
        return super().redirect(request, process, auth_params=asked, nonce=nonce, **more)

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """SECURITY: confirmed only where the provider says so plainly; the text "false" is not a yes."""
        told = data["userinfo"]
        if not told.get("email"):
            return []
        said = told.get("email_verified")
        confirmed = said is True or said == "true"
        return [EmailAddress(email=told["email"], verified=confirmed, primary=True)]

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep what is needed to know the account again, not all that the provider told."""
        told = {key: data["userinfo"][key] for key in KEPT if key in data["userinfo"]}
        claims = {
            key: data["id_token"][key] for key in ("acr", "amr", "auth_time") if key in data["id_token"]
        }
        return {"userinfo": told, "id_token": claims, "assurance": data["assurance"]}


provider_classes = [IdentityProvider]
