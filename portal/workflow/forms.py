"""The form of a move that needs no more than a confirmation, and perhaps a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.layout import page_helper
from portal.workflow.lifecycle import Move


class MoveForm(forms.Form):
    """Carries the state that the person was looking at, so that a stale page is noticed."""

    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)
    note = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Give a reason.")},
    )

    def __init__(self, *args: Any, move: Move, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if move.needs_note or move.takes_note:
            self.fields["note"].label = str(move.note_label or _("Reason"))
            self.fields["note"].required = move.needs_note
        else:
            del self.fields["note"]
        self.helper = page_helper(*self.fields, submit=move.label)
