"""People of the sign-in tests, and a cache that no other test process empties meanwhile."""

from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories.people import make_person, make_staff


@pytest.fixture(autouse=True)
def own_cache(settings, worker_id: str) -> None:
    """Rate limits and used codes are counted in the real cache, in a database of this process alone."""
    number = 4 + int(worker_id.removeprefix("gw") or 0) if worker_id.startswith("gw") else 4
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
