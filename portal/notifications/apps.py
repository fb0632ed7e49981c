"""The outbox, the inbox and the mail."""

from django.apps import AppConfig
from django.core.checks import register
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from portal.accounts import along  # noqa: PLC0415
        from portal.notifications.checks import words_are_there  # noqa: PLC0415
        from portal.notifications.models import Notice  # noqa: PLC0415
        from portal.notifications.queries import unread  # noqa: PLC0415
        from portal.notifications.services import SENT_AGAIN  # noqa: PLC0415
        from portal.ui import counters, navigation  # noqa: PLC0415
        from portal.workflow import acts  # noqa: PLC0415

        register(words_are_there)
        acts.register({SENT_AGAIN: _("Message sent again")})
        counters.register("messages", unread)
        along.register("unread", lambda: along.CountOf(Notice.objects.inbox_of(OuterRef("pk")).unread()))
        navigation.register(
            navigation.Entry(label=_("Messages"), route="notifications:inbox", order=90, counter="messages")
        )
