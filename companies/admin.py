"""Companies, their people and requests in the administration: states by moves, people by services, all recorded."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from companies import memberships, services
from companies.identifiers import clean_lei, clean_matricule, clean_nace, clean_permit, clean_rcs, clean_vat
from companies.models import Company, FinancialYear, JoinRequest, Membership
from portal.accounts.roles import Role
from portal.workflow.admin import SubjectAdmin

DETAILS = (
    ("name", "legal_form", "founded_on"),
    ("rcs", "vat", "matricule"),
    ("permit", "lei"),
    ("nace", "nace_revision"),
    ("street", "postcode", "city", "canton"),
    ("website", "language"),
)


class CompanyForm(forms.ModelForm):
    """The same identifiers pass here as on the page of a registration."""

    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")

    def clean_rcs(self) -> str:
        typed = self.cleaned_data["rcs"]
        return clean_rcs(typed) if typed else ""

    def clean_permit(self) -> str:
        typed = self.cleaned_data["permit"]
        return clean_permit(typed) if typed else ""

    def clean_lei(self) -> str:
        typed = self.cleaned_data["lei"]
        return clean_lei(typed) if typed else ""

    def clean_vat(self) -> str:
        typed = self.cleaned_data["vat"]
        return clean_vat(typed) if typed else ""

    def clean_matricule(self) -> str:
        typed = self.cleaned_data["matricule"]
        return clean_matricule(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("nace") and values.get("nace_revision"):
            try:
                values["nace"] = clean_nace(values["nace"], revision=values["nace_revision"])
            except ValidationError as error:
                self.add_error("nace", error)
        return values


class ByStatus(admin.SimpleListFilter):
    """The states in words; the column itself holds only their names."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return model_admin.model.lifecycle.states.choices

    def queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(status=self.value()) if self.value() else rows


class MembersFormSet(forms.BaseInlineFormSet):
    """A company keeps an owner."""

    def clean(self) -> None:
        super().clean()
        for form in self.initial_forms:
            if "user" in form.changed_data:
                form.add_error("user", _("Remove this person and add the other one."))
        staying = [form for form in self.forms if form not in self.deleted_forms]
        if not any(getattr(form, "cleaned_data", {}).get("role") == Role.OWNER for form in staying):
            raise ValidationError(_("A company needs an owner."))


class MembershipInline(admin.StackedInline):
    """Who belongs to the company."""

    model = Membership
    formset = MembersFormSet
    extra = 0
    raw_id_fields = ("user",)
    readonly_fields = ("since",)


class YearInline(admin.StackedInline):
    """The figures as the company gave them."""

    model = FinancialYear
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Company)
class CompanyAdmin(SubjectAdmin):
    """Look, search, correct; what is corrected is recorded, and the state changes by moves alone."""

    form = CompanyForm
    inlines = (MembershipInline, YearInline)
    list_display = ("name", "rcs", "state", "canton", "people", "submitted_at")
    list_filter = (ByStatus, "canton", "legal_form", "language")
    search_fields = ("name", "rcs", "vat", "matricule", "public_id")
    search_help_text = _("Search by name, RCS, VAT or national number.")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
    readonly_fields = (
        "state",
        "public_id",
        "created_at",
        "created_by",
        "submitted_at",
        "submitted_by",
        "verified_at",
        "verified_by",
    )
    fieldsets = ((None, {"fields": DETAILS}), (_("Verification"), {"fields": readonly_fields}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Company]:
        return super().get_queryset(request).annotate(number=Count("memberships"))

    @admin.display(description=_("status"), ordering="status")
    def state(self, company: Company) -> str:
        return str(company.status_for(frozenset()))

    @admin.display(description=_("people"), ordering="number")
    def people(self, company: Company) -> int:
        return company.number  # type: ignore[attr-defined]

    # --- Writing goes through the services ----------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Company, form: CompanyForm, change: bool) -> None:
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        services.correct(company=obj, values=values, actor=request.user, at=timezone.now())

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Owners come in before others go, so that there is one throughout."""
        doing: dict[str, Any] = {"actor": request.user, "at": timezone.now()}
        formset.save(commit=False)
        for row in formset.new_objects:
            memberships.add(company=form.instance, person=row.user, role=row.role, **doing)
        changed = sorted((row for row, _fields in formset.changed_objects), key=_owners_first)
        for row in changed:
            memberships.change_role(membership=row, role=row.role, **doing)
        for row in formset.deleted_objects:
            memberships.remove(membership=row, **doing)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    """Who belongs where. A person and a company are never exchanged for others: remove and add."""

    list_display = ("user", "company", "role", "since")
    list_filter = ("role",)
    list_select_related = ("user", "company")
    search_fields = ("user__email", "user__name", "company__name", "company__rcs")
    raw_id_fields = ("user", "company")
    readonly_fields = ("since",)
    ordering = ("-since", "-id")
    show_full_result_count = False
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Membership | None = None) -> Any:
        return ("user", "company", *self.readonly_fields) if obj else self.readonly_fields

    def has_change_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and not (obj and memberships.is_only_owner(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Membership | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and not (obj and memberships.is_only_owner(obj))

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        doing: dict[str, Any] = {"role": obj.role, "actor": request.user, "at": timezone.now()}
        if change:
            memberships.change_role(membership=obj, **doing)
        else:
            row = memberships.add(company=obj.company, person=obj.user, **doing)
            obj.pk, obj.since = row.pk, row.since

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        memberships.remove(membership=obj, actor=request.user, at=timezone.now())


@admin.register(JoinRequest)
class JoinRequestAdmin(SubjectAdmin):
    """Who asked to join which company. An owner answers; an administrator looks."""

    list_display = ("person", "company", "state", "asked_at", "answered_at", "answered_by")
    list_filter = (ByStatus,)
    list_select_related = ("person", "company", "answered_by")
    search_fields = ("person__email", "person__name", "company__name", "company__rcs")
    date_hierarchy = "asked_at"
    ordering = ("-asked_at", "-id")
    show_full_result_count = False
    fields = readonly_fields = (
        "person",
        "company",
        "state",
        "asked_name",
        "message",
        "asked_at",
        "answered_at",
        "answered_by",
    )

    @admin.display(description=_("status"), ordering="status")
    def state(self, join: JoinRequest) -> str:
        return str(join.status_for(frozenset()))


def _owners_first(row: Membership) -> bool:
    return row.role != Role.OWNER
