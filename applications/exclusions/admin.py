"""Exclusions are looked at; where people who judge are employed is written here."""

from django.contrib import admin

from applications.exclusions.models import Affiliation, Exclusion
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Exclusion)
class ExclusionAdmin(ReadOnlyAdmin):
    """Whom applicants excluded."""

    list_display = ("application", "position", "name", "named_at", "named_by")
    search_fields = ("application__reference", "application__company__name", "name")
    list_select_related = ("application__mode", "named_by")
    date_hierarchy = "named_at"
    ordering = ("-named_at", "-id")
    show_full_result_count = False


@admin.register(Affiliation)
class AffiliationAdmin(admin.ModelAdmin):
    """Employers of people who judge."""

    list_display = ("person", "employer")
    search_fields = ("person__email", "person__name", "employer")
    autocomplete_fields = ("person",)
    list_select_related = ("person",)
    ordering = ("person__name", "id")
