"""Our side of the talk with an identity provider. Stricter than allauth's: every answer is checked."""

from functools import cached_property
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

from portal.accounts.oidc.assurance import level_of
from portal.accounts.oidc.tokens import verified_claims

NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class IdentityClient(OpenIDConnectOAuth2Adapter):
    """One sign-in at one provider. `nonce` is what our request to it carried."""

    nonce = ""

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        config = self._fetch(self.get_provider().server_url)
        if not isinstance(config, dict) or not all(isinstance(config.get(name), str) for name in NEEDED):
            raise OAuth2Error("The provider does not say where its parts are.")
        if config["issuer"] != self.issuer:
            raise OAuth2Error("The provider calls itself by another name than the configured one.")
        return config

    @property
    def issuer(self) -> str:
        return self.get_provider().app.settings["server_url"]

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        claims = self._claims(app, kwargs["response"].get("id_token"))
        told = self._fetch_user_info(token.token) if self._asks_userinfo(app) else claims
        if not isinstance(told, dict) or told.get("sub") != claims["sub"]:
            # SECURITY: OpenID Connect Core 5.3.2; else one person's token brings another's address.
            raise OAuth2Error("The provider speaks of two different people.")
        answer = {
            "userinfo": claims | told,
            "id_token": claims,
            "assurance": level_of(claims, app.settings["levels"]),
        }
        return self.get_provider().sociallogin_from_response(request, answer)

    def _claims(self, app: SocialApp, id_token: str | None) -> dict[str, Any]:
        if not id_token:
            raise OAuth2Error("The provider sent no ID token.")
        return verified_claims(
            id_token,
            keys=self._fetch(self.openid_config["jwks_uri"]),
            issuer=self.issuer,
            client_id=app.client_id,
            nonce=self.nonce,
        )

    def _fetch(self, address: str) -> Any:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
            return answer.json()

    def _asks_userinfo(self, app: SocialApp) -> bool:
        return app.settings["fetch_userinfo"] and "userinfo_endpoint" in self.openid_config
