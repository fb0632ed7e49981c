"""How sure an identity provider was of the person: kept in the session that it opened."""

from typing import Any

from django.http import HttpRequest

SESSION_KEY = "assurance"


def level_of(claims: dict[str, Any], levels: dict[str, str]) -> str:
    """The eIDAS level that this provider's `acr` stands for; "" where the table has no word for it."""
    return levels.get(str(claims.get("acr", "")), "")


def remember_assurance(request: HttpRequest, sociallogin: Any) -> None:
    """Note the level in the session; a sign-in by password has none."""
    account = getattr(sociallogin, "account", None)
    request.session[SESSION_KEY] = account.extra_data.get("assurance", "") if account else ""


def assurance_of(request: HttpRequest) -> str:
    """`low`, `substantial`, `high`, or "" for a sign-in that no identity provider vouched for."""
    return request.session.get(SESSION_KEY, "")
