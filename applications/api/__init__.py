"""What the API offers about applications. `register` adds it once the app is ready."""

from applications.api import estimate
from portal.api import api


def register() -> None:
    api.add_router("", estimate.router)
