"""Checks an ID token as OpenID Connect Core 3.1.3.7 asks; raises OAuth2Error for all that is not right.

The signature is always checked: a secure line to the token endpoint does not vouch for the issuer.
"""

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.crypto import constant_time_compare

# SECURITY: asymmetric only. `none`, and HS256 with a public key taken for a secret, are not among them.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
LEEWAY = 30


def verified_claims(
    token: str, *, keys: dict[str, Any], issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """Return the claims of a token that this issuer made for us, now, in answer to this sign-in."""
    try:
        key = _key_of(token, keys)
        claims = jwt.decode(
            token,
            key=key,
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, KeyError, TypeError) as error:
        raise OAuth2Error("The ID token is not valid.") from error
    if claims.get("azp", client_id) != client_id:
        raise OAuth2Error("The ID token was made for somebody else.")
    if not nonce or not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise OAuth2Error("The ID token answers another sign-in.")
    return claims


def _key_of(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The key the token names; a set with a single signing key may leave the name out."""
    wanted = jwt.get_unverified_header(token).get("kid")
    signing = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in signing if wanted in (None, key.key_id)]
    if len(fitting) != 1:
        raise KeyError(f"no signing key {wanted}")
    return fitting[0]
