"""Forms are written here: an edition is copied to a draft, edited, looked at, tried and published."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questionnaires import desk
from applications.questionnaires.kinds import OPTIONS
from applications.questionnaires.models import (
    AnswerFile,
    ChoiceRow,
    ColumnRow,
    Edition,
    QuestionRow,
    SectionRow,
)
from portal.workflow.admin import ReadOnlyAdmin


def worded(*names: str) -> list[Any]:
    """One part for each language: tabs would need a script from elsewhere."""
    return [
        (name, {"fields": tuple(f"{text}_{code}" for text in names)}) for code, name in settings.LANGUAGES
    ]


def labelled(*names: str) -> tuple[str, ...]:
    return tuple(f"{text}_{code}" for text in names for code, _name in settings.LANGUAGES)


class OfDraft:
    """Rows of an edition: changed while it is a draft, looked at afterwards."""

    above = ""  # the way from a row to its edition

    def edition_of(self, obj: Any) -> Any:
        for name in filter(None, self.above.split(".")):
            obj = getattr(obj, name)
        return obj

    def _may(self, obj: Any) -> bool:
        return obj is None or self.edition_of(obj).is_draft

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may(obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may(obj)  # type: ignore[misc]


class Below(OfDraft, admin.TabularInline):
    """Rows within the page of the row above; `obj` is that row."""

    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._may(obj)


class Sections(Below):
    """The sections of an edition, in order."""

    model = SectionRow
    fields = ("position", "key", "title_en", "name_en")
    show_change_link = True


class Questions(Below):
    """The questions of a section, in order; the words of each are on its own page."""

    model = QuestionRow
    above = "edition"
    fields = ("position", "key", "kind", "label_en", "public")
    show_change_link = True


class Choices(Below):
    """The answers to choose."""

    model = ChoiceRow
    above = "section.edition"
    fields = ("position", "key", *labelled("label"))


class Columns(Below):
    """The columns of a table."""

    model = ColumnRow
    above = "section.edition"
    fields = ("position", "key", "kind", "options", "required", *labelled("label", "unit"))


@admin.register(Edition)
class EditionAdmin(OfDraft, admin.ModelAdmin):
    """Editions of every mode. Nothing is added from nothing: the next edition is a copy of one that is there."""

    inlines: ClassVar = [Sections]
    list_display = ("__str__", "mode", "number", "status", "created_at", "published_at")
    list_filter = ("status", "mode")
    list_select_related = ("mode",)
    search_fields = ("public_id", "mode__name_en", "note")
    readonly_fields = ("mode", "number", "status", "public_id", "copied_from", "published_at", "published_by")
    fields = (*readonly_fields, "note")
    ordering = ("mode__position", "-number")
    change_form_template = "admin/edition.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        mine = [
            path("<int:pk>/copy/", self.admin_site.admin_view(self.copy), name="questionnaires_copy"),
            path(
                "<int:pk>/preview/", self.admin_site.admin_view(self.preview), name="questionnaires_preview"
            ),
            path(
                "<int:pk>/publish/", self.admin_site.admin_view(self.publish), name="questionnaires_publish"
            ),
        ]
        return mine + super().get_urls()

    def copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        return desk.copy(self, request, pk)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        return desk.preview(self, request, pk)

    def publish(self, request: HttpRequest, pk: int) -> HttpResponse:
        return desk.publish(self, request, pk)


class RowAdmin(OfDraft, admin.ModelAdmin):
    """A row that is added from the page above it."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return super().has_module_permission(request)


@admin.register(SectionRow)
class SectionAdmin(RowAdmin):
    """One section with its questions."""

    above = "edition"
    inlines: ClassVar = [Questions]
    list_display = ("__str__", "edition", "key", "title_en")
    list_filter = ("edition__status", "edition__mode")
    list_select_related = ("edition__mode",)
    search_fields = ("key", "title_en")
    readonly_fields = ("up",)
    fieldsets = ((None, {"fields": ("up", "key", "position")}), *worded("title", "name", "lead"))

    @admin.display(description=gettext_lazy("Edition"))
    def up(self, row: SectionRow) -> str:
        address = reverse("admin:questionnaires_edition_change", args=[row.edition_id])
        return format_html('<a href="{}">{}</a>', address, row.edition)


class QuestionForm(forms.ModelForm):
    """A question; says which options its kind knows."""

    class Meta:
        model = QuestionRow
        fields = "__all__"  # noqa: DJ007  # the fieldsets name them

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for name in ("options", "condition"):
            if values.get(name) is None and name not in self.errors:
                values[name] = {}
        return values


@admin.register(QuestionRow)
class QuestionAdmin(RowAdmin):
    """One question in four languages, with what can be chosen or filled in."""

    above = "section.edition"
    form = QuestionForm
    inlines: ClassVar = [Choices, Columns]
    list_display = ("__str__", "section", "key", "kind", "label_en")
    list_filter = ("kind", "section__edition__status", "section__edition__mode")
    list_select_related = ("section__edition__mode",)
    search_fields = ("key", "label_en", "label_fr", "label_de", "label_lb")
    readonly_fields = ("up", "known_options")
    fieldsets = (
        (None, {"fields": ("up", "key", "position", "kind", "public")}),
        (
            gettext_lazy("Rules"),
            {"fields": ("options", "known_options", "condition")},
        ),
        *worded("heading", "label", "help", "missing", "refusal", "unit"),
    )

    @admin.display(description=gettext_lazy("Section"))
    def up(self, row: QuestionRow) -> str:
        address = reverse("admin:questionnaires_sectionrow_change", args=[row.section_id])
        return format_html('<a href="{}">{}</a>', address, row.section)

    @admin.display(description=gettext_lazy("Options of this kind"))
    def known_options(self, row: QuestionRow) -> str:
        return ", ".join(sorted(OPTIONS.get(row.kind, {}))) or _("none")


@admin.register(ChoiceRow)
class ChoiceAdmin(RowAdmin):
    """Every answer to choose."""

    above = "question.section.edition"
    list_display = ("__str__", "key", "label_en")
    list_select_related = ("question__section__edition__mode",)
    search_fields = ("key", "label_en")
    fieldsets = ((None, {"fields": ("key", "position")}), *worded("label"))


@admin.register(ColumnRow)
class ColumnAdmin(RowAdmin):
    """Every column of a table."""

    above = "question.section.edition"
    list_display = ("__str__", "key", "kind", "label_en")
    list_select_related = ("question__section__edition__mode",)
    search_fields = ("key", "label_en")
    fieldsets = (
        (None, {"fields": ("key", "position", "kind", "options", "required")}),
        *worded("label", "unit"),
    )


@admin.register(AnswerFile)
class AnswerFileAdmin(ReadOnlyAdmin):
    """Files that answer a question. Their content is fetched where the application is."""

    list_display = ("application", "question", "file", "at")
    list_select_related = ("application__mode", "file")
    search_fields = ("application__reference", "question")
    ordering = ("-id",)
    show_full_result_count = False


__all__ = ["EditionAdmin", "messages"]
