"""The declaration with which an owner signs and sends an application."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from applications.forms.page import Carried
from portal.ui.layout import page_helper


class DeclarationForm(forms.Form):
    """One box to tick. The hidden values say what was on the screen when it was ticked, and in which language."""

    seen = forms.CharField(max_length=24, required=False, widget=forms.HiddenInput)
    signed = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    cut_off = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    declared = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False, widget=forms.HiddenInput)
    declare = forms.BooleanField(
        error_messages={"required": _("Tick the box to sign. Without your declaration we cannot take it.")}
    )

    def __init__(self, *args: Any, company: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("On behalf of %(company)s, I declare all of this") % {"company": company}
        self.fields["declare"].label = words


def declaration_helper(**shown: str) -> FormHelper:
    """`shown` is of this page: what an earlier one showed is not to be signed after a refusal."""
    carried = Carried(shown)
    return page_helper("declare", carried, submit=_("Sign and submit the application"))
