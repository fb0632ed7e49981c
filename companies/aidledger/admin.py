"""Ceilings and tariffs are edited here; undertakings and the ledger are looked at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from companies.aidledger.models import (
    AidCeiling,
    AidDeclaration,
    AidEntry,
    Enterprise,
    RegisterReport,
    Split,
    SplitRuling,
    Tariff,
    Undertaking,
)
from portal.workflow.admin import ReadOnlyAdmin


class DatedAdmin(admin.ModelAdmin):
    """A row ends by its last day; it is never deleted, because decisions were made on it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AidCeiling)
class AidCeilingAdmin(DatedAdmin):
    """The most aid in three years."""

    list_display = ("state", "amount", "boundary_inclusive", "valid_from", "valid_to", "source")
    ordering = ("state", "-valid_from")


@admin.register(Tariff)
class TariffAdmin(DatedAdmin):
    """What computing time is worth."""

    list_display = ("key", "partition", "eur_per_gpu_hour", "valid_from", "valid_to", "source")
    ordering = ("partition", "-valid_from")

    def get_readonly_fields(self, request: HttpRequest, obj: Tariff | None = None) -> tuple[str, ...]:
        """What a decision may have frozen stays: a new price is a new row."""
        prices = ("eur_per_gpu_hour", "eur_per_tb_month", "eur_per_support_hour")
        return ("key", "partition", *prices, "valid_from") if obj else ()


class EnterpriseInline(admin.TabularInline):
    """Who belongs to it."""

    model = Enterprise
    extra = 0
    can_delete = False
    fields = readonly_fields = ("name", "number", "company", "relation", "since", "left_on", "named_by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Undertaking)
class UndertakingAdmin(ReadOnlyAdmin):
    """Every single undertaking with its enterprises."""

    inlines = (EnterpriseInline,)
    list_display = ("public_id", "created_at")
    search_fields = ("public_id", "enterprises__name", "enterprises__number")


@admin.register(Enterprise)
class EnterpriseAdmin(ReadOnlyAdmin):
    """Every enterprise that the ledger knows."""

    list_display = ("name", "number", "relation", "company", "since", "left_on")
    list_filter = ("relation",)
    list_select_related = ("company",)
    search_fields = ("name", "number", "company__name")


@admin.register(AidEntry)
class AidEntryAdmin(ReadOnlyAdmin):
    """The ledger, line by line."""

    list_display = ("at", "enterprise", "kind", "reserved", "granted", "granted_on", "authority", "document")
    list_filter = ("kind", "member_state")
    list_select_related = ("enterprise",)
    search_fields = ("enterprise__name", "document", "award")
    date_hierarchy = "at"
    ordering = ("-at", "-id")
    show_full_result_count = False


@admin.register(AidDeclaration)
class AidDeclarationAdmin(ReadOnlyAdmin):
    """Who declared when that the list is complete."""

    list_display = ("company", "edition", "at", "by")
    list_select_related = ("company", "by")
    search_fields = ("company__name",)
    ordering = ("-at", "-id")


@admin.register(RegisterReport)
class RegisterReportAdmin(ReadOnlyAdmin):
    """What was entered in the central register."""

    list_display = ("reference", "entry", "at", "by")
    list_select_related = ("entry", "by")
    search_fields = ("reference", "entry__document")
    ordering = ("-at", "-id")


class RulingInline(admin.TabularInline):
    """What an officer made of it."""

    model = SplitRuling
    extra = 0
    can_delete = False
    fields = readonly_fields = ("confirmed", "note", "at", "by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Split)
class SplitAdmin(ReadOnlyAdmin):
    """What owners said of splits, with the rulings."""

    inlines = (RulingInline,)
    list_display = ("company", "name", "on", "basis", "at", "by")
    list_select_related = ("company", "by")
    search_fields = ("company__name", "name", "number")
    ordering = ("-at", "-id")


@admin.register(SplitRuling)
class SplitRulingAdmin(ReadOnlyAdmin):
    """Who confirmed or refused which split."""

    list_display = ("split", "confirmed", "at", "by")
    list_select_related = ("split__company", "by")
    ordering = ("-at", "-id")
