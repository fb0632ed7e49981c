"""Access modes and their paths are edited here; applications and what belongs to them are looked at."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.forms import BaseModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import AccessMode, Application, ModeStep, Version
from applications.statuses import ModeState
from portal.accounts.models import StaffRole
from portal.workflow.admin import ReadOnlyAdmin, SubjectAdmin

TEXTS = ("name", "summary", "state_reason", "conditions", "getting_in")
FIGURES = (
    "slug",
    "code",
    "position",
    "state",
    "hours_min",
    "hours_max",
    "months",
    "promise_days",
    "offer_days",
    "reply_days",
    "source",
    "valid_from",
)
MUST_BE_WRITTEN = tuple(name for name in TEXTS if name != "state_reason")


class ModeForm(forms.ModelForm):
    """What has to be true of a mode as a whole."""

    class Meta:
        model = AccessMode
        fields = (*FIGURES, *(f"{text}_{code}" for text in TEXTS for code, _name in settings.LANGUAGES))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        closed = values.get("state") not in (ModeState.OPEN, None)
        if closed and not values.get("state_reason_en"):
            self.add_error("state_reason_en", _("Say why it takes no applications: companies read it."))
        if not values.get("months") and "months" not in self.errors:
            self.add_error("months", _("Give at least one term, for example 1,2,3."))
        return values


class PathInline(admin.TabularInline):
    """The steps, in order. Applications that were submitted keep the path they have."""

    model = ModeStep
    extra = 0


def _fieldsets() -> tuple[Any, ...]:
    """The figures, then one part for each language: tabs would need a script from elsewhere."""
    languages = tuple(
        (name, {"fields": tuple(f"{text}_{code}" for text in TEXTS)}) for code, name in settings.LANGUAGES
    )
    return ((None, {"fields": FIGURES}), *languages)


@admin.register(AccessMode)
class AccessModeAdmin(admin.ModelAdmin):
    """Figures, texts in four languages and the path of a mode; says after saving what does not fit together."""

    form = ModeForm
    inlines: ClassVar = [PathInline]
    fieldsets = _fieldsets()
    list_display = ("name_en", "code", "state", "hours_min", "hours_max", "promise_days", "valid_from")
    list_filter = ("state",)
    search_fields = ("slug", "name_en")
    ordering = ("position", "id")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A mode is closed, not deleted: applications stand on it."""
        return False

    def save_related(self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for warning in doubts(form.instance):
            self.message_user(request, warning, messages.WARNING)


def doubts(mode: AccessMode) -> list[str]:
    """What an administrator should look at again."""
    found = []
    steps = list(mode.path.all())
    if mode.is_open and not steps:
        found.append(_("This mode is open and has no path: what is submitted would wait for nobody."))
    held = set(StaffRole.objects.filter(user__is_active=True).values_list("role", flat=True))
    for step in steps:
        if step.role not in held:
            found.append(
                _("Nobody holds the role “%(role)s”, which “%(step)s” waits for.")
                % {"role": step.get_role_display(), "step": step.get_kind_display()}
            )
    for code, language in settings.LANGUAGES:
        if any(not getattr(mode, f"{name}_{code}") for name in MUST_BE_WRITTEN):
            found.append(_("A text is missing in %(language)s; English is shown.") % {"language": language})
    return found


@admin.register(Application)
class ApplicationAdmin(SubjectAdmin):
    """Every application. What it says and where it stands is changed on its pages, never here."""

    list_display = ("__str__", "company", "mode", "status", "hours", "submitted_at", "promised_on")
    list_filter = ("status", "mode")
    search_fields = ("reference", "title", "company__name", "company__rcs", "public_id")
    list_select_related = ("company", "mode")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    show_full_result_count = False
    readonly_fields = (
        "public_id",
        "reference",
        "company",
        "mode",
        "status",
        "title",
        "hours",
        "months",
        "starts_on",
        "language",
        "promised_on",
        "reply_days",
        "created_at",
        "created_by",
        "submitted_at",
        "submitted_by",
        "decided_at",
        "decided_by",
        "responded_at",
        "responded_by",
    )


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """What was submitted, with the hash that vouches for it."""

    list_display = ("application", "number", "at", "by", "digest")
    search_fields = ("application__reference", "application__company__name", "digest")
    search_help_text = gettext_lazy("Search by reference, company or hash.")
    list_select_related = ("application__mode", "by")
    date_hierarchy = "at"
    ordering = ("-at", "-id")
    show_full_result_count = False
