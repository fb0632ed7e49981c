"""What a persona meets at an address, as one letter."""

from collections.abc import Iterator

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.addresses import ADDRESSES
from tests.access.world import World

LETTERS = {200: "2", 204: "2", 400: "b", 401: "L", 403: "F", 404: "4", 405: "5", 422: "b", 429: "t", 503: "2"}
SIGN_IN, FACTOR = reverse("account_login"), reverse("mfa_index")


def letter(response: HttpResponse) -> str:
    if response.status_code in (301, 302):
        to = response["Location"]
        if to.startswith(SIGN_IN):
            return "L"
        return "M" if to.startswith(FACTOR) else "3"
    return LETTERS.get(response.status_code, "!")


def meet(client: Client, method: str, address: str) -> str:
    """One request, whose consequences in the database are taken back."""
    here = transaction.savepoint()
    try:
        return letter(getattr(client, method)(address))
    finally:
        transaction.savepoint_rollback(here)


def addresses(world: World) -> dict[str, str]:
    """Every address of the table, in this world."""
    return {name: reverse(name, kwargs=kwargs(world)) for name, kwargs in ADDRESSES.items()}


def names() -> set[str]:
    """Every name in the site's own table of addresses."""
    return set(_walk(get_resolver().url_patterns))


def _walk(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}"
