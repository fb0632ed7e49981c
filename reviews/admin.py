"""Steps and decisions in the administration: to look at; a decision moves only through its own moves."""

from django.contrib import admin

from portal.workflow.admin import ReadOnlyAdmin, SubjectAdmin
from reviews.models import Decision, Step


@admin.register(Step)
class StepAdmin(ReadOnlyAdmin):
    """Every step of every path."""

    list_display = ("application", "position", "kind", "role", "due_on", "closed_at", "outcome")
    list_filter = ("kind", "role", "outcome")
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application",)
    date_hierarchy = "due_on"
    ordering = ("-opened_at", "-id")
    show_full_result_count = False


@admin.register(Decision)
class DecisionAdmin(SubjectAdmin):
    """Every decision, with the two people who made it."""

    list_display = (
        "application",
        "verdict",
        "hours",
        "status",
        "prepared_by",
        "prepared_at",
        "confirmed_by",
        "confirmed_at",
    )
    list_filter = ("status", "verdict")
    search_fields = (
        "application__reference",
        "application__company__name",
        "prepared_by__email",
        "confirmed_by__email",
    )
    list_select_related = ("application", "prepared_by", "confirmed_by")
    date_hierarchy = "prepared_at"
    ordering = ("-prepared_at", "-id")
    show_full_result_count = False
    readonly_fields = (
        "application",
        "status",
        "verdict",
        "hours",
        "months",
        "starts_on",
        "reasons",
        "remedies",
        "prepared_at",
        "prepared_by",
        "confirmed_at",
        "confirmed_by",
    )
