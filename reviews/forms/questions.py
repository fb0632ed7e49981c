"""The form that asks the applicant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from applications.sections import form_of
from portal.ui.layout import page_helper


class QuestionForm(forms.Form):
    """One question, and the sections that open again for the answer."""

    text = forms.CharField(
        label=_("Question"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The applicant reads this as you write it. Ask everything at once."),
        error_messages={"required": _("Write the question.")},
    )
    opens = forms.MultipleChoiceField(
        label=_("Sections that the applicant may correct"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Leave all of them empty if words are enough."),
    )
    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, about: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opens: Any = self.fields["opens"]
        opens.choices = [(section.key, section.title) for section in form_of(about).sections]
        self.helper = page_helper("text", "opens", "seen", submit=_("Send the question"))
