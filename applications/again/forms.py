"""Under which access mode a new draft begins."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import AccessMode
from portal.ui.layout import page_helper


class AgainForm(forms.Form):
    """The open modes, that of the earlier application first chosen."""

    mode = forms.TypedChoiceField(
        label=_("Under which access mode?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an access mode."),
            "invalid_choice": _("This access mode takes no applications now. Choose another."),
        },
    )

    def __init__(self, *args: Any, modes: Sequence[AccessMode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {mode.slug: mode for mode in modes}
        field: Any = self.fields["mode"]
        field.choices = [(slug, mode.name) for slug, mode in known.items()]
        field.coerce = known.__getitem__
        self.helper = page_helper("mode", submit=_("Begin the draft"))
