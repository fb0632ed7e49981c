"""Ownership and judgements in the administration: to look at and search, never to type into."""

from django.contrib import admin

from companies.ownership.models import Enterprise, EnterpriseYear, Holding, OwnershipVersion, SizeJudgement
from portal.workflow.admin import ReadOnlyAdmin


@admin.register(OwnershipVersion)
class OwnershipVersionAdmin(ReadOnlyAdmin):
    list_display = ("company", "number", "at", "by", "after_verification")
    list_select_related = ("company", "by")
    list_filter = ("after_verification",)
    search_fields = ("company__name", "company__rcs")
    show_full_result_count = False


@admin.register(Enterprise)
class EnterpriseAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "version")
    list_select_related = ("version__company",)
    list_filter = ("kind",)
    search_fields = ("name",)
    show_full_result_count = False


@admin.register(EnterpriseYear)
class EnterpriseYearAdmin(ReadOnlyAdmin):
    list_display = ("enterprise", "year", "headcount", "turnover", "balance_sheet")
    list_select_related = ("enterprise__version__company",)
    show_full_result_count = False


@admin.register(Holding)
class HoldingAdmin(ReadOnlyAdmin):
    list_display = ("holder", "held", "capital", "votes", "controls")
    list_select_related = ("holder__version__company", "held__version__company")
    show_full_result_count = False


@admin.register(SizeJudgement)
class SizeJudgementAdmin(ReadOnlyAdmin):
    list_display = ("company", "category", "why", "at", "rules_version")
    list_select_related = ("company",)
    list_filter = ("why", "category")
    search_fields = ("company__name", "company__rcs", "about")
    show_full_result_count = False
