"""Asking to join a company, letting a person in, and giving a member another role."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import MEMBER_ROLES, Role, choices
from portal.ui.layout import page_helper
from portal.workflow.forms import MoveForm


def role_field() -> forms.ChoiceField:
    """Owner, editor or viewer."""
    return forms.ChoiceField(
        label=_("Role"),
        choices=choices(*MEMBER_ROLES),
        initial=Role.EDITOR,
        widget=forms.RadioSelect,
        help_text=_("Owners bind the company and let people in, editors write, viewers read."),
    )


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


class LetInForm(MoveForm):
    """The answer to a request to join, with the role that the person gets."""

    role = role_field()


class RoleForm(forms.Form):
    """Another role for a member."""

    role = role_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("role", submit=_("Change the role"))


class ConfirmForm(forms.Form):
    """Nothing to enter: the button is the answer."""

    def __init__(self, *args: Any, submit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(submit=submit)
