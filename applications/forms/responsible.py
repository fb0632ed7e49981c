"""Responsible use: civilian purposes, and the practices that the AI Act forbids."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.base import SectionForm, yes_no_unsure


class ResponsibleUseForm(SectionForm):
    """Two gates. `unsure` never counts as no: it reaches an officer.

    Civilian use: Regulation (EU) 2021/1173, Art. 16. Forbidden practices: Regulation (EU) 2024/1689, Art. 5.
    """

    civilian = yes_no_unsure(
        _("Is the project for civilian purposes only?"),
        _(
            "The machine may not serve military ends. If a partner or a fund has to do with defence, say “not sure”."
        ),
    )
    forbidden = yes_no_unsure(
        _("Does the project do anything that the AI Act forbids?"),
        _(
            "For example: manipulating people, social scoring, predicting crime from a profile, collecting faces "
            "from the internet, reading emotions at work or school, sorting people by sensitive traits."
        ),
    )

    def clean_civilian(self) -> str:
        if self.cleaned_data["civilian"] == "no":
            raise forms.ValidationError(
                _("Only civilian projects can be admitted. If you are not certain, choose “I am not sure”.")
            )
        return self.cleaned_data["civilian"]

    def clean_forbidden(self) -> str:
        if self.cleaned_data["forbidden"] == "yes":
            raise forms.ValidationError(
                _("A project that does what Article 5 of the AI Act forbids cannot be admitted.")
            )
        return self.cleaned_data["forbidden"]
