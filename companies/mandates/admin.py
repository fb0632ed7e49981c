"""Mandates in the administration: look; a state changes through the engine's moves."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.admin import ByStatus
from companies.mandates.models import Mandate
from portal.workflow.admin import SubjectAdmin


@admin.register(Mandate)
class MandateAdmin(SubjectAdmin):
    """Who may bind which company, and who checked it."""

    list_display = ("person", "company", "kind_of_mandate", "state", "from_on", "until_on", "checked_by")
    list_filter = (ByStatus, "kind_of_mandate")
    list_select_related = ("person", "company", "checked_by")
    search_fields = ("person__email", "person__name", "company__name", "company__rcs")
    date_hierarchy = "declared_at"
    ordering = ("-declared_at", "-id")
    show_full_result_count = False
    fields = readonly_fields = (
        "person",
        "company",
        "kind_of_mandate",
        "most_hours",
        "from_on",
        "until_on",
        "evidence",
        "state",
        "declared_at",
        "checked_at",
        "checked_by",
    )

    @admin.display(description=_("status"), ordering="status")
    def state(self, mandate: Mandate) -> str:
        return str(mandate.status_for(frozenset()))
