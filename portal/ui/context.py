"""What every template can count on: the site's name, languages, menu and numbers."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from portal.ui.counters import Counters
from portal.ui.header import Part, parts_of
from portal.ui.navigation import Item, menu


@dataclass
class Site:
    """Read lazily, so that a page without a menu or a counter asks nothing."""

    request: HttpRequest

    name = settings.SITE_NAME
    languages = settings.LANGUAGES
    support_email = settings.SUPPORT_EMAIL
    demo = settings.DEMO
    source_url = getattr(settings, "SOURCE_URL", "")

    @cached_property
    def menu(self) -> list[Item]:
        return menu(self.request)

    @cached_property
    def header(self) -> list[Part]:
        return parts_of(self.request)

    @cached_property
    def counters(self) -> Counters:
        user = getattr(self.request, "user", None)
        return Counters(user if user and user.is_authenticated else None)


def site(request: HttpRequest) -> dict[str, Site]:
    """Template context processor."""
    return {"site": Site(request)}
