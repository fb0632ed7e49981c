"""What the API offers about companies. `register` adds it once the app is ready."""

from companies.api import aid, size
from portal.api import api


def register() -> None:
    api.add_router("", size.router)
    api.add_router("", aid.router)
