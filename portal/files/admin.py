"""The administration of files: what was uploaded and what the scanner said; the bytes are not handed out here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.files.models import StoredFile
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    """Every file, newest first."""

    list_display = (
        "public_id",
        "name",
        "mime",
        "size",
        "state",
        "uploaded_at",
        "uploaded_by",
        "attempts",
        "erased_at",
    )
    list_filter = ("state", "mime")
    search_fields = ("public_id", "name", "sha256", "uploaded_by__email")
    search_help_text = _("Search by name, by fingerprint or by the e-mail address of who uploaded it.")
    date_hierarchy = "uploaded_at"
    list_select_related = ("uploaded_by",)
    ordering = ("-uploaded_at", "-id")
    exclude = ("content",)
    show_full_result_count = False
