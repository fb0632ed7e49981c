"""The administration of origins: to look at."""

from django.contrib import admin

from applications.again.models import Origin
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Origin)
class OriginAdmin(ReadOnlyAdmin):
    """What was made from what, the latest first."""

    list_display = ("application", "origin", "kind", "granted", "used", "at", "by")
    list_filter = ("kind",)
    list_select_related = ("application__mode", "origin__mode", "by")
    search_fields = ("application__reference", "origin__reference")
    date_hierarchy = "at"
    ordering = ("-at", "-id")
