"""The page of questions on integrity: one choice for each, and one explanation for all."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.screening.integrity.questions import (
    QUESTIONS,
    Reply,
    difficulty_help,
    needs_explanation,
)
from portal.ui.layout import page_helper


class IntegrityForm(forms.Form):
    """Five questions and a text: six inputs."""

    explanation = forms.CharField(
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        label=_("Explain every answer that is not “No”"),
        help_text=_(
            "What happened, when, and where it stands. A person reads it; nothing is refused by itself."
        ),
    )

    def __init__(self, *args: Any, company: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.ChoiceField(
                label=question.text,  # type: ignore[arg-type]
                help_text=question.help,  # type: ignore[arg-type]
                choices=Reply.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer. “Not sure” is one too.")},
            )
        self.fields["difficulty"].help_text = difficulty_help(  # type: ignore[assignment]
            legal_form=company.legal_form, founded_on=company.founded_on, on=today
        )
        self.helper = page_helper(
            *(question.key for question in QUESTIONS), "explanation", submit=_("Save the answers")
        )

    def replies(self) -> dict[str, str]:
        return {question.key: self.cleaned_data[question.key] for question in QUESTIONS}

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if needs_explanation(values) and not values.get("explanation"):
            self.add_error(
                "explanation",
                ValidationError(_("Explain your answers that are not “No”."), code="unexplained"),
            )
        return values
