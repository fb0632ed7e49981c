"""Rounds of questions and replies in the administration: to look at."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest

from applications.dialogue.models import Question, Reply, Round
from portal.workflow.admin import ReadOnlyAdmin


class QuestionInline(admin.TabularInline):
    """The questions of a round."""

    model = Question
    extra = 0
    fields = ("position", "places", "text", "answer", "added_by")
    readonly_fields = fields
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Round)
class RoundAdmin(ReadOnlyAdmin):
    """Rounds of questions and their answers."""

    inlines: ClassVar = [QuestionInline]
    list_display = ("application", "begun_at", "sent_at", "sent_by", "answer_by", "answered_at")
    list_filter = (("sent_at", admin.EmptyFieldListFilter), ("answered_at", admin.EmptyFieldListFilter))
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application__mode", "sent_by")
    date_hierarchy = "begun_at"
    ordering = ("-begun_at", "-id")
    show_full_result_count = False


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    """Single questions, to search in."""

    list_display = ("round", "position", "places", "added_at", "added_by")
    search_fields = ("round__application__reference", "round__application__company__name", "text")
    list_select_related = ("round__application__mode", "added_by")
    date_hierarchy = "added_at"
    ordering = ("-added_at", "-id")
    show_full_result_count = False


@admin.register(Reply)
class ReplyAdmin(ReadOnlyAdmin):
    """What applicants replied before their decision."""

    list_display = ("application", "invited_at", "invited_by", "reply_by", "replied_at", "closed_at")
    list_filter = (("replied_at", admin.EmptyFieldListFilter),)
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application__mode", "invited_by")
    date_hierarchy = "invited_at"
    ordering = ("-invited_at", "-id")
    show_full_result_count = False
