"""The administration of evidence and checks: to look at; they are written at the desk and never changed."""

from django.contrib import admin

from companies.evidence.models import Answer, Evidence, Finding, VerifiedVersion
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    """Every version of every piece of evidence."""

    list_display = ("company", "kind", "year", "version", "issued_on", "added_at", "added_by")
    list_filter = ("kind",)
    search_fields = ("company__name", "company__rcs")
    list_select_related = ("company", "added_by")
    date_hierarchy = "added_at"


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    """Every check of every claim."""

    list_display = ("company", "claim", "verdict", "at", "by")
    list_filter = ("verdict",)
    search_fields = ("company__name", "company__rcs")
    list_select_related = ("company", "by")
    date_hierarchy = "at"


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    """Every answer."""

    list_display = ("finding", "at", "by")
    list_select_related = ("finding__company", "by")


@admin.register(VerifiedVersion)
class VerifiedVersionAdmin(ReadOnlyAdmin):
    """What was verified, and until when it holds."""

    list_display = ("company", "number", "at", "by", "until")
    search_fields = ("company__name", "company__rcs")
    list_select_related = ("company", "by")
    date_hierarchy = "at"
