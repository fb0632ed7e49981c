"""People of the sign-in tests, and a cache that no other test process empties meanwhile."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from portal.accounts.models import User
from portal.accounts.oidc.configuration import apps
from portal.accounts.roles import Role
from tests.factories.people import make_person, make_staff
from tests.portal.accounts import provider as house
from tests.portal.accounts.identifying import LEVELS


@pytest.fixture(autouse=True)
def own_cache(settings, worker_id: str) -> None:
    """Rate limits and used codes are counted in the real cache, in a database of this process alone."""
    number = 4 + int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 4
    default = settings.CACHES["default"]
    address = urlsplit(default["LOCATION"])._replace(path=f"/{number}").geturl()
    settings.CACHES = {"default": default | {"LOCATION": address}}
    cache.clear()


@pytest.fixture
def person(db) -> User:
    return make_person("Anna Muller", email="anna@example.lu")


@pytest.fixture
def officer(db) -> User:
    return make_staff(Role.OFFICER)


@pytest.fixture
def provider(settings) -> Iterator[house.Provider]:
    with house.running() as running:
        running.claims = {
            "sub": "person-1",
            "email": "marie@example.lu",
            "email_verified": True,
            "name": "Marie Curie",
            "acr": "urn:substantial",
            "birthdate": "1867-11-07",
        }
        entry = {
            "id": "luxtrust",
            "name": "LuxTrust",
            "issuer": running.issuer,
            "client_id": house.CLIENT,
            "secret": house.SECRET,
            "levels": LEVELS,
            "acr_values": "urn:substantial",
        }
        ours = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": ours | {"APPS": apps([entry])}}
        yield running
