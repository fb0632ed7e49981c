"""The administration of subjects: look, search, filter; a state changes through the engine's moves, with a reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from portal.workflow.engine import MoveRefused, perform
from portal.workflow.lifecycle import Move
from portal.workflow.models import Event

REASON = "reason"


class ReadOnlyAdmin(admin.ModelAdmin):
    """For tables that the domain writes: never typed into, never deleted from."""

    actions: Any = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SubjectAdmin(admin.ModelAdmin):
    """A subject: its state is read-only, and each simple move is an action that goes through the engine.

    The administrator needs the role that the move asks for, like everybody: there is no way around the table.
    """

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = dict(super().get_actions(request))
        for move in self.model.lifecycle.moves.values():
            if not move.wrapped:
                actions[f"move_{move.name}"] = (_action(move), f"move_{move.name}", str(move.label))
        return actions


def _action(move: Move) -> Callable[..., HttpResponse | None]:
    """An action that first asks for a reason, then makes one move on each row and reports each refusal."""

    def act(modeladmin: SubjectAdmin, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        reason = request.POST.get(REASON, "").strip()
        if not reason:
            return _ask(modeladmin, request, rows, move=move, asked=REASON in request.POST)
        made = sum(_make(modeladmin, request, row, move=move, reason=reason) for row in rows)
        if made:
            said = ngettext("%(move)s: done for %(count)d row.", "%(move)s: done for %(count)d rows.", made)
            modeladmin.message_user(request, said % {"move": move.label, "count": made}, messages.SUCCESS)
        return None

    act.__name__ = f"move_{move.name}"
    return act


def _make(modeladmin: SubjectAdmin, request: HttpRequest, row: Any, *, move: Move, reason: str) -> bool:
    try:
        perform(row, move.name, actor=request.user, at=timezone.now(), note=reason)
    except MoveRefused as refused:
        modeladmin.message_user(request, f"{row}: {refused}", messages.ERROR)
        return False
    return True


def _ask(
    modeladmin: SubjectAdmin, request: HttpRequest, rows: QuerySet[Any], *, move: Move, asked: bool
) -> HttpResponse:
    """The page between: which rows, which move, and why."""
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": move.label,
        "opts": modeladmin.model._meta,
        "rows": rows,
        "move": move,
        "action": f"move_{move.name}",
        "selected": [str(row.pk) for row in rows],
        "field": REASON,
        "missing": asked,
        "told": move.note_told,
    }
    return TemplateResponse(request, "admin/move.html", context)


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Everything that happened, newest first."""

    list_display = ("at", "subject_kind", "subject_id", "seq", "name", "source", "target", "actor")
    list_filter = ("subject_kind", "name")
    search_fields = ("name", "actor__email", "hash")
    search_help_text = gettext_lazy("Search by act, by the e-mail address of who did it, or by hash.")
    date_hierarchy = "at"
    list_select_related = ("actor",)
    ordering = ("-at", "-id")
    show_full_result_count = False
