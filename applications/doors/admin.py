"""Doors of others are edited here; one that is gone is hidden, so that the rules still find its row."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest

from applications.doors.models import Door

FACTS = ("slug", "position", "url", "shown", "source", "checked_on")
TEXTS = ("title", "text", "conditions")


def _fieldsets() -> tuple[Any, ...]:
    parts = (
        (name, {"fields": tuple(f"{text}_{code}" for text in TEXTS)}) for code, name in settings.LANGUAGES
    )
    return ((None, {"fields": FACTS}), *parts)


@admin.register(Door)
class DoorAdmin(admin.ModelAdmin):
    """The facts, then one part for each language."""

    fieldsets = _fieldsets()
    list_display = ("title_en", "url", "shown", "checked_on")
    list_filter = ("shown",)
    search_fields = ("slug", "title_en")
    ordering = ("position", "id")

    def get_readonly_fields(self, request: HttpRequest, obj: Door | None = None) -> tuple[str, ...]:
        """The rules name a door by this."""
        return ("slug",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
