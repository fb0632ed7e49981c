"""Capacity is planned here; offers, allocations and the ledger are looked at."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from allocations.capacity import add_months
from allocations.models import Allocation, CapacityEntry, CapacityPool, Offer
from allocations.terms import first_of_month
from applications.forms.figures import in_figures
from portal.workflow.admin import ReadOnlyAdmin, SubjectAdmin

AHEAD = 12


class PoolForm(forms.ModelForm):
    """The hours of a month can shrink to what is promised already, and no further."""

    class Meta:
        model = CapacityPool
        fields = ("month", "hours", "source")

    def clean_month(self) -> date:
        return first_of_month(self.cleaned_data["month"])

    def clean_hours(self) -> Any:
        hours = self.cleaned_data["hours"]
        # Locked and read again: an offer may be reserving hours at this moment.
        held = CapacityPool.objects.select_for_update().filter(pk=self.instance.pk).first()
        promised = held.reserved + held.committed if held else 0
        if hours < promised:
            raise forms.ValidationError(
                _(
                    "%(promised)s GPU-hours of this month are reserved or committed already. Enter at least that many."
                ),
                params={"promised": in_figures(Decimal(promised))},
            )
        return hours


@admin.register(CapacityPool)
class CapacityPoolAdmin(admin.ModelAdmin):
    """What the programme may give, month by month."""

    form = PoolForm
    list_display = ("__str__", "hours", "reserved", "committed", "free", "source")
    readonly_fields = ("reserved", "committed")
    ordering = ("month",)
    actions = ("add_a_year",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The ledger stands on it."""
        return False

    def save_model(self, request: HttpRequest, obj: CapacityPool, form: Any, change: bool) -> None:
        """Only what was typed: the sums beside it belong to the ledger."""
        obj.save(update_fields=["hours", "source"] if change else None)

    def get_readonly_fields(self, request: HttpRequest, obj: CapacityPool | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "month") if obj else tuple(self.readonly_fields)

    @admin.display(description=gettext_lazy("free"))
    def free(self, pool: CapacityPool) -> str:
        return in_figures(pool.free)

    @admin.action(description=gettext_lazy("Add the next 12 months like the last"))
    def add_a_year(self, request: HttpRequest, queryset: QuerySet[CapacityPool]) -> None:
        added = add_months(count=AHEAD)
        said = ngettext("%(count)d month was added.", "%(count)d months were added.", added)
        self.message_user(request, said % {"count": added}, messages.SUCCESS)


@admin.register(CapacityEntry)
class CapacityEntryAdmin(ReadOnlyAdmin):
    """The ledger, line by line."""

    list_display = ("at", "pool", "offer", "kind", "reserved", "committed", "by")
    list_filter = ("kind",)
    search_fields = ("offer__application__reference", "offer__application__company__name")
    list_select_related = ("pool", "offer__application", "by")
    date_hierarchy = "at"
    ordering = ("-at", "-id")
    show_full_result_count = False


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    """Every offer; where it stands is the state of its application."""

    list_display = ("application", "hours", "starts_on", "ends_on", "made_at", "expires_at", "reminded_at")
    search_fields = ("application__reference", "application__company__name")
    list_select_related = ("application",)
    date_hierarchy = "made_at"
    ordering = ("-made_at", "-id")
    show_full_result_count = False


@admin.register(Allocation)
class AllocationAdmin(SubjectAdmin):
    """Every allocation; its state changes through its moves."""

    list_display = ("__str__", "company", "status", "hours", "starts_on", "ends_on", "account")
    list_filter = ("status",)
    search_fields = ("application__reference", "company__name", "account", "public_id")
    list_select_related = ("application", "company")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
    readonly_fields = (
        "public_id",
        "application",
        "company",
        "status",
        "hours",
        "starts_on",
        "ends_on",
        "created_at",
        "account",
        "provisioned_at",
        "provisioned_by",
    )
