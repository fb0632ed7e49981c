"""Messages in the administration: look, search, filter, and send again what was given up."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.notifications.models import Letter, Notice
from portal.notifications.services import send_again
from portal.workflow.engine import MoveRefused


class ReadOnlyAdmin(admin.ModelAdmin):
    """For tables that the domain writes: look, search, filter; never type into them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReasonForm(ActionForm):
    """An action that asks why."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=200)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Every message on every channel. What was given up can be sent again, with a reason."""

    fields = (
        "public_id",
        "event",
        "kind",
        "recipient",
        "channel",
        "state",
        "created_at",
        "next_attempt_at",
        "locked_until",
        "attempts",
        "last_error",
        "sent_at",
        "read_at",
    )
    list_display = (
        "created_at",
        "kind",
        "recipient",
        "channel",
        "state",
        "attempts",
        "sent_at",
        "last_error",
    )
    list_filter = ("state", "channel", "kind", "recipient__language")
    list_select_related = ("recipient",)
    search_fields = ("=public_id", "recipient__email")
    search_help_text = _("Reference of the message, or e-mail address")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
    action_form = ReasonForm
    actions = ("send_again",)

    def has_send_again_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(description=_("Send again"), permissions=["send_again"])
    def send_again(self, request: HttpRequest, rows: QuerySet[Notice]) -> None:
        """One service call for each row; each refusal is a sentence of its own."""
        done = 0
        for row in rows:
            try:
                send_again(
                    row, actor=request.user, at=timezone.now(), reason=request.POST.get("reason", "")[:200]
                )
            except MoveRefused as refused:
                self.message_user(request, f"{row.public_id}: {refused}", messages.ERROR)
            else:
                done += 1
        if done:
            words = ngettext("%(done)d message is sent again.", "%(done)d messages are sent again.", done)
            self.message_user(request, words % {"done": done}, messages.SUCCESS)


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    """Letters without their words. They cannot be sent again: the person asks for a new one."""

    fields = (
        "public_id",
        "to",
        "subject",
        "language",
        "state",
        "created_at",
        "next_attempt_at",
        "locked_until",
        "attempts",
        "last_error",
        "sent_at",
    )
    list_display = ("created_at", "to", "subject", "state", "attempts", "sent_at", "last_error")
    list_filter = ("state", "language")
    search_fields = ("=public_id", "=to")
    search_help_text = _("Reference of the letter, or e-mail address")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
