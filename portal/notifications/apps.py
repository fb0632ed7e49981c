"""The outbox, the inbox and the mail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from portal.notifications.queries import unread  # noqa: PLC0415
        from portal.ui import counters, navigation  # noqa: PLC0415

        counters.register("messages", unread)
        navigation.register(
            navigation.Entry(label=_("Messages"), route="notifications:inbox", order=90, counter="messages")
        )
