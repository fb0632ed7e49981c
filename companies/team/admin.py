"""Invitations in the administration: look; a state changes through the engine's moves."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.admin import ByStatus
from companies.team.models import CurrentCompany, Invitation
from portal.workflow.admin import ReadOnlyAdmin, SubjectAdmin


@admin.register(Invitation)
class InvitationAdmin(SubjectAdmin):
    """Who was invited to which company. The secret of the link is nowhere."""

    list_display = ("email", "company", "role", "state", "sent_at", "sent_times", "expires_at", "invited_by")
    list_filter = (ByStatus, "role")
    list_select_related = ("company", "invited_by")
    search_fields = ("email", "company__name", "company__rcs")
    date_hierarchy = "invited_at"
    ordering = ("-invited_at", "-id")
    show_full_result_count = False
    fields = readonly_fields = (
        "email",
        "company",
        "role",
        "language",
        "state",
        "invited_at",
        "invited_by",
        "sent_at",
        "sent_times",
        "expires_at",
        "answered_at",
        "answered_by",
    )

    @admin.display(description=_("status"), ordering="status")
    def state(self, invitation: Invitation) -> str:
        return str(invitation.status_for(frozenset()))


@admin.register(CurrentCompany)
class CurrentCompanyAdmin(ReadOnlyAdmin):
    """Which company a person with several acts for now: theirs to choose, in the header."""

    list_display = ("user", "company")
    list_select_related = ("user", "company")
    search_fields = ("user__email", "company__name")
    ordering = ("pk",)
    show_full_result_count = False
