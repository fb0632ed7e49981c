"""The administration of signatures and issued files: to look at, never to change."""

from django.contrib import admin

from applications.paper.models import Issued, Signature
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(Signature)
class SignatureAdmin(ReadOnlyAdmin):
    """Who signed what, the latest first."""

    list_display = ("version", "name", "mandate_kind", "mandate_status", "at", "language")
    list_select_related = ("version__application__mode",)
    search_fields = ("version__application__reference", "name", "digest")
    date_hierarchy = "at"
    ordering = ("-at", "-id")


@admin.register(Issued)
class IssuedAdmin(ReadOnlyAdmin):
    """Every file that left, by its fingerprint."""

    list_display = ("application", "kind", "language", "version", "size", "made_at", "sha256")
    list_filter = ("kind", "language")
    list_select_related = ("application__mode", "version__application__mode")
    search_fields = ("application__reference", "sha256", "key")
    date_hierarchy = "made_at"
    ordering = ("-made_at", "-id")
    exclude = ("content",)
    show_full_result_count = False
