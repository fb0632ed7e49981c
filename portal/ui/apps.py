"""The look of the site: layout of forms, parts of pages, and the pages that anybody may read."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Holds no tables; the other apps register their duties, counters and menu entries here."""

    name = "portal.ui"
    label = "ui"
    verbose_name = _("pages")

    def ready(self) -> None:
        from portal.ui.navigation import Entry, register  # noqa: PLC0415

        register(Entry(label=_("To do"), route="ui:home", order=0))
