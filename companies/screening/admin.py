"""The screening in the administration: load a list after a trial, look at everything, type into nothing."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from companies.screening.models import (
    Hit,
    IntegrityAnswer,
    ListedName,
    ListedSubject,
    SanctionsList,
    Screening,
    Statement,
    VatAnswer,
    VatCheck,
)
from companies.screening.sanctions import screening
from companies.screening.sanctions.loading import load, plan
from companies.screening.sanctions.reading import MOST_BYTES, Unreadable
from portal.workflow.admin import ReadOnlyAdmin, SubjectAdmin


class LoadForm(forms.Form):
    """A file, first only to see what it would change."""

    file = forms.FileField(label=gettext_lazy("Full list in the format XML 1.1"))
    for_good = forms.BooleanField(
        required=False, label=gettext_lazy("Load it for good; without this, only show what would change")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(most)d MB. This is not the list.") % {"most": MOST_BYTES >> 20}
            )
        return file


@admin.register(SanctionsList)
class SanctionsListAdmin(ReadOnlyAdmin):
    """The editions; "add" loads one."""

    list_display = (
        "generated_at",
        "loaded_at",
        "loaded_by",
        "subjects",
        "names",
        "added",
        "changed",
        "removed",
    )
    list_select_related = ("loaded_by",)
    ordering = ("-id",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("screening.add_sanctionslist"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            return HttpResponse(status=403)
        form = LoadForm(request.POST or None, request.FILES or None)
        made = None
        if request.method == "POST" and form.is_valid():
            try:
                if form.cleaned_data["for_good"]:
                    return self._load(request, form.cleaned_data["file"])
                made = plan(form.cleaned_data["file"])
            except Unreadable as wrong:
                form.add_error("file", str(wrong))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "plan": made}
        context["title"] = _("Load a sanctions list")
        return TemplateResponse(request, "admin/load_list.html", context)

    def _load(self, request: HttpRequest, file: Any) -> HttpResponse:
        edition = load(file, actor=request.user, at=timezone.now())
        screening.ring()
        said = _("%(subjects)d subjects: %(added)d added, %(changed)d changed, %(removed)d removed.") % {
            name: getattr(edition, name) for name in ("subjects", "added", "changed", "removed")
        }
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:screening_sanctionslist_changelist"))


@admin.register(ListedSubject)
class ListedSubjectAdmin(ReadOnlyAdmin):
    """Who is or was on the list."""

    list_display = ("eu_reference", "reference", "kind", "programme", "since", "removed_in")
    list_filter = ("kind",)
    list_select_related = ("since", "removed_in")
    search_fields = ("reference", "eu_reference", "names__name")
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(ListedName)
class ListedNameAdmin(ReadOnlyAdmin):
    """Names on the list, as written and as compared."""

    list_display = ("name", "folded", "strong", "subject")
    list_select_related = ("subject",)
    search_fields = ("folded", "name")
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(Screening)
class ScreeningAdmin(ReadOnlyAdmin):
    """What was compared with what, and when."""

    list_display = ("company", "edition", "names", "at")
    list_select_related = ("company", "edition")
    search_fields = ("company__name", "company__rcs")
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(Hit)
class HitAdmin(SubjectAdmin):
    """Hits; they are ruled on by moves."""

    list_display = ("name", "listed_name", "score", "status", "company", "found_at", "ruled_by")
    list_filter = ("status",)
    list_select_related = ("company", "ruled_by")
    search_fields = ("name", "listed_name", "company__name")
    ordering = ("-id",)
    show_full_result_count = False
    fields = readonly_fields = (
        "company",
        "subject",
        "name",
        "bearer",
        "listed_name",
        "strong",
        "score",
        "status",
        "found_at",
        "proposed_at",
        "proposed_by",
        "ruled_at",
        "ruled_by",
    )


@admin.register(Statement)
class StatementAdmin(SubjectAdmin):
    """Answers on integrity; they are cleared by a move."""

    list_display = ("company", "version", "status", "given_at", "given_by", "cleared_by")
    list_filter = ("status",)
    list_select_related = ("company", "given_by", "cleared_by")
    search_fields = ("company__name", "company__rcs")
    ordering = ("-id",)
    show_full_result_count = False
    fields = readonly_fields = (
        "company",
        "version",
        "edition",
        "explanation",
        "status",
        "given_at",
        "given_by",
        "cleared_at",
        "cleared_by",
    )


@admin.register(IntegrityAnswer)
class IntegrityAnswerAdmin(ReadOnlyAdmin):
    """Single answers."""

    list_display = ("statement", "key", "reply")
    list_filter = ("key", "reply")
    list_select_related = ("statement__company",)
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(VatCheck)
class VatCheckAdmin(ReadOnlyAdmin):
    """What VIES is asked, and what waits."""

    list_display = ("vat", "company", "attempts", "next_attempt_at", "done_at")
    list_select_related = ("company",)
    search_fields = ("vat", "company__name")
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(VatAnswer)
class VatAnswerAdmin(ReadOnlyAdmin):
    """What VIES answered, each time."""

    list_display = ("check_of", "attempt", "answer", "reason", "consultation", "at")
    list_filter = ("answer",)
    list_select_related = ("check_of",)
    search_fields = ("check_of__vat", "consultation")
    ordering = ("-id",)
    show_full_result_count = False
