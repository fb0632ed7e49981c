"""Estimates are looked at, never changed."""

from django.contrib import admin

from applications.estimates.models import Estimate
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Estimate)
class EstimateAdmin(ReadOnlyAdmin):
    """What was reckoned for which application."""

    list_display = ("application", "expected", "low", "high", "rules", "at", "by")
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application__mode", "by")
    date_hierarchy = "at"
    ordering = ("-id",)
    show_full_result_count = False
