"""Comments belong to the company: the administration sees that there are some, and not what they say."""

from django.contrib import admin

from applications.comments.models import Comment
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Where and when, never what."""

    list_display = ("application", "section", "at", "resolved_at")
    fields = ("application", "section", "at", "resolved_at")
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application__mode",)
    date_hierarchy = "at"
    ordering = ("-at", "-id")
    show_full_result_count = False
