"""The declaration with which an owner signs and sends an application."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.page import Carried
from portal.ui.layout import page_helper

SIGNED = "signed"


class DeclarationForm(forms.Form):
    """One box to tick. `seen` and `signed` say what was on the screen when it was ticked."""

    seen = forms.CharField(max_length=24, required=False, widget=forms.HiddenInput)
    signed = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    declare = forms.BooleanField(
        error_messages={"required": _("Tick the box to sign. Without your declaration we cannot take it.")}
    )

    def __init__(self, *args: Any, company: str, current: dict[str, str], **kwargs: Any) -> None:
        """`current` is what this page shows now; what an earlier page showed is not to be signed after a refusal."""
        super().__init__(*args, **kwargs)
        self.fields["declare"].label = _("On behalf of %(company)s, I declare all of this") % {
            "company": company
        }
        self.helper = page_helper("declare", Carried(current), submit=_("Sign and submit the application"))
