"""Calls are set up here: their cut-offs all at once, their extensions one by one and for good."""

from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.calls import services
from applications.calls.models import Call, CutOff, Entry, Extension
from applications.calls.repeating import LAST, WORKING_DAY, Rule, Unclear, at_luxembourg, moments
from portal.workflow.admin import ReadOnlyAdmin
from portal.workflow.engine import MoveRefused

FACTS = ("mode", "opens_at", "grace_seconds", "published")
REPEAT = ("first", "nth", "weekday", "clock", "months", "times", "single")
NTH = [(1, gettext_lazy("first")), (2, gettext_lazy("second")), (3, gettext_lazy("third"))]
NTH += [(4, gettext_lazy("fourth")), (LAST, gettext_lazy("last"))]
DAYS = [*WEEKDAYS.items(), (WORKING_DAY, gettext_lazy("working day"))]
WRITTEN = "%Y-%m-%d %H:%M"


class CallForm(forms.ModelForm):
    """The call, and a rule from which its cut-offs are made at once."""

    first = forms.DateField(label=gettext_lazy("Repeat from the month of"), required=False)
    nth = forms.TypedChoiceField(label=gettext_lazy("every"), choices=NTH, coerce=int, initial=LAST)
    weekday = forms.TypedChoiceField(label=gettext_lazy("day"), choices=DAYS, coerce=int, initial=4)
    clock = forms.TimeField(label=gettext_lazy("at (Luxembourg time)"), initial=time(10, 0))
    months = forms.IntegerField(
        label=gettext_lazy("every so many months"), min_value=1, max_value=12, initial=2
    )
    times = forms.IntegerField(label=gettext_lazy("so many times"), min_value=1, max_value=60, initial=6)
    single = forms.CharField(
        label=gettext_lazy("Single cut-offs"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One on each line, in Luxembourg time, for example 2027-03-26 10:00."),
    )

    class Meta:
        model = Call
        fields = (
            *FACTS,
            *(f"{text}_{code}" for text in ("title", "text") for code, _n in settings.LANGUAGES),
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.errors:
            return values
        try:
            values["cut_offs"] = [*self._repeated(values), *self._single(values)]
        except Unclear as unclear:
            raise ValidationError(str(unclear)) from unclear
        opens = values["opens_at"]
        if any(moment <= opens for moment in values["cut_offs"]):
            raise ValidationError(_("A cut-off must lie after the call opens."))
        return values

    def _repeated(self, values: dict[str, Any]) -> list[datetime]:
        if not values.get("first"):
            return []
        parts = {name: values[name] for name in ("first", "nth", "weekday", "months", "times")}
        return moments(Rule(at=values["clock"], **parts))

    def _single(self, values: dict[str, Any]) -> list[datetime]:
        found = []
        for line in filter(None, map(str.strip, values.get("single", "").splitlines())):
            try:
                moment = datetime.strptime(line, WRITTEN)  # noqa: DTZ007  # its zone is Luxembourg, added below
            except ValueError as unreadable:
                raise Unclear(_("Write “%(line)s” like 2027-03-26 10:00.") % {"line": line}) from unreadable
            found.append(at_luxembourg(moment.date(), moment.time()))
        return found


class CutOffs(admin.TabularInline):
    """What has been announced stays; more time is an extension."""

    model = CutOff
    extra = 0
    can_delete = False
    fields = readonly_fields = ("announced_at", "closes_at", "sequence")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _fieldsets() -> tuple[Any, ...]:
    parts = ((name, {"fields": (f"title_{code}", f"text_{code}")}) for code, name in settings.LANGUAGES)
    return ((None, {"fields": FACTS}), (gettext_lazy("New cut-offs"), {"fields": REPEAT}), *parts)


@admin.register(Call)
class CallAdmin(admin.ModelAdmin):
    """A call with its texts and cut-offs."""

    form = CallForm
    inlines: ClassVar = [CutOffs]
    fieldsets = _fieldsets()
    list_display = ("title_en", "mode", "opens_at", "published")
    list_filter = ("published", "mode")
    search_fields = ("title_en", "public_id")
    list_select_related = ("mode",)
    ordering = ("-opens_at", "-id")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        made = services.add_cut_offs(
            call=form.instance, moments=form.cleaned_data.get("cut_offs", []), at=timezone.now()
        )
        if made:
            words = ngettext("%(count)d cut-off made.", "%(count)d cut-offs made.", made)
            self.message_user(request, words % {"count": made}, messages.SUCCESS)


class ExtensionForm(forms.ModelForm):
    """Asks the service beforehand, so that its sentence stands beside the field."""

    class Meta:
        model = Extension
        fields = ("cut_off", "company", "until", "reason")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and values["until"] <= values["cut_off"].closes_at:
            self.add_error("until", _("Give a moment after the present end."))
        return values


@admin.register(Extension)
class ExtensionAdmin(admin.ModelAdmin):
    """Added, never changed."""

    form = ExtensionForm
    list_display = ("cut_off", "company", "was", "until", "at", "by")
    list_select_related = ("cut_off__call", "company", "by")
    search_fields = ("cut_off__call__title_en", "company__name")
    autocomplete_fields = ("company",)
    ordering = ("-id",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Extension, form: Any, change: bool) -> None:
        facts = {name: form.cleaned_data[name] for name in ("cut_off", "until", "reason", "company")}
        try:
            kept = services.extend(**facts, actor=request.user, at=timezone.now())
        except MoveRefused as refused:
            raise ValidationError(str(refused)) from refused
        obj.pk, obj.was, obj.at, obj.by = kept.pk, kept.was, kept.at, kept.by


@admin.register(CutOff)
class CutOffAdmin(ReadOnlyAdmin):
    """Every cut-off, the next first."""

    list_display = ("call", "announced_at", "closes_at", "sequence")
    list_select_related = ("call",)
    search_fields = ("call__title_en",)
    date_hierarchy = "closes_at"
    ordering = ("-closes_at", "-id")


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """Which application came in for which cut-off, and whether it needed the grace."""

    list_display = ("application", "cut_off", "received_at", "in_grace", "extension")
    list_filter = ("in_grace",)
    list_select_related = ("application__mode", "cut_off__call", "extension__cut_off__call")
    search_fields = ("application__reference",)
    date_hierarchy = "received_at"
    ordering = ("-id",)
