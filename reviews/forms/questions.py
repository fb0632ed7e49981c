"""The forms with which the staff asks the applicant, and tells what was found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.dialogue.places import choices
from applications.models import Application
from portal.ui.layout import Button, page_helper

ADD = "add"
LIMIT = 4000
LONGEST_SUMMARY = 6000


class QuestionForm(forms.Form):
    """One more question, and what it is about: that is what opens for the answer."""

    text = forms.CharField(
        label=_("Question"),
        max_length=LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The applicant reads this as you write it, together with the other questions."),
    )
    about = forms.ChoiceField(
        label=_("What is it about?"),
        required=False,
        help_text=_(
            "The applicant can correct exactly this while the question is open. A question on the whole opens nothing: "
            "words are its answer."
        ),
    )
    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, collected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collected = collected
        about: Any = self.fields["about"]
        about.choices = [("", _("The whole application")), *choices(application)]
        more = Button(_("Add it, and send later"), name=ADD)
        submit = _("Send all questions") if collected else _("Send the question")
        self.helper = page_helper("text", "about", "seen", submit=submit, buttons=[more], mark_optional=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        adding = ADD in self.data
        if not values.get("text") and "text" not in self.errors and (adding or not self.collected):
            self.add_error("text", _("Write the question."))
        return values

    def questions(self) -> list[tuple[str, list[str]]]:
        """What was typed, as the service takes it; nothing where nothing was."""
        values = self.cleaned_data
        places = [values["about"]] if values.get("about") else []
        return [(values["text"], places)] if values.get("text") else []


class SummaryForm(forms.Form):
    """What was found, in words for the applicant."""

    summary = forms.CharField(
        label=_("Summary for the applicant"),
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _("Write what was found: the applicant can only reply to what they read.")
        },
    )
    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].help_text = _(
            "The applicant reads this as you write it. Name no reviewer. Write it in the language of this application: "
            "%(language)s."
        ) % {"language": application.get_language_display()}
        self.helper = page_helper("summary", "seen", submit=_("Send it to the applicant"))
