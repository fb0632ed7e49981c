"""The three questions, sent by GET: the address of an answer can be passed on, and nothing is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.doors.rules import QUESTIONS
from portal.ui.layout import page_helper


class FinderForm(forms.Form):
    """One choice for each question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (question, options) in QUESTIONS.items():
            label: Any = question
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=options.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose the answer that comes closest.")},
            )
        self.fields["amount"].help_text = _(
            "A Playground has 5,000: four GPUs for seven weeks, day and night."
        )
        self.helper = page_helper(*QUESTIONS, submit=_("Show my door"))
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
