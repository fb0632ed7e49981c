"""The request to join a company."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.ui.layout import page_helper


class JoinForm(forms.Form):
    """A word to the owner."""

    message = forms.CharField(
        label=_("Message to the owner"),
        required=False,
        max_length=500,
        help_text=_("Say who you are to the company. Your name and e-mail address are shown with it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("message", submit=_("Ask to join"))
