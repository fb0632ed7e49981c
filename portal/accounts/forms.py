"""The forms of sign-up, sign-in and one's own account."""

import re
from typing import Any

from allauth.account import forms as allauth
from allauth.account.models import EmailAddress
from allauth.socialaccount.forms import SignupForm as IdentitySignupForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.dressing import Dressed
from portal.accounts.models import User
from portal.accounts.passwords import NotAboutPerson
from portal.core.text import single_line
from portal.ui.layout import page_helper

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
PASSWORD_HINT = _("At least 12 characters. Several words together are a good way.")
NAME_HINT = _("As it stands on letters: first name and last name.")


def clean_name(name: str) -> str:
    """SECURITY: names are shown to other people and must not carry an address to click on."""
    line = single_line(name)
    if not line:
        raise ValidationError(_("Enter your name."))
    if re.search(r"[<>@/]|www\.", line, re.IGNORECASE):
        raise ValidationError(_("Enter your name without an address or the characters < > @."))
    return line


class Named(forms.Form):
    """Asks for the name as well."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class SignIn(Dressed, allauth.LoginForm):
    """E-mail address and password."""

    title = _("Sign in")
    submit = _("Sign in")
    labels = {"login": EMAIL, "password": PASSWORD}


class SignUp(Dressed, Named, allauth.SignupForm):
    """A new account. The language of correspondence is the one the form was read in."""

    title = _("Create an account")
    submit = _("Create the account")
    labels = {"name": _("Your name"), "email": EMAIL, "password1": PASSWORD}
    hints = {
        "name": NAME_HINT,
        "email": _("We send a link to it. Use the address of your company rather than a private one."),
        "password1": PASSWORD_HINT,
    }
    field_order = ("name", "email", "password1")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        password, name = cleaned.get("password1"), cleaned.get("name")
        if password and name:
            try:
                NotAboutPerson(user_attributes=("name",)).validate(password, User(name=name))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned


class SignUpWithIdentity(Dressed, Named, IdentitySignupForm):
    """The rest of a new account whose person another house has identified."""

    title = _("Complete your account")
    submit = _("Create the account")
    labels = {"name": _("Your name"), "email": EMAIL}
    hints = {"name": NAME_HINT, "email": _("We send a link to it unless it was confirmed already.")}
    field_order = ("name", "email")


class ChangeAddress(Dressed, allauth.AddEmailForm):
    """The new address takes the place of the old one once its link was followed."""

    title = _("Change your e-mail address")
    submit = _("Send a link to the new address")
    labels = {"email": _("New e-mail address")}


class ChangePassword(Dressed, allauth.ChangePasswordForm):
    """The present password and a new one."""

    title = _("Change your password")
    submit = _("Change the password")
    labels = {"oldpassword": _("Present password"), "password1": NEW_PASSWORD}
    hints = {"password1": PASSWORD_HINT}
    without = ("password2",)


class SetPassword(Dressed, allauth.SetPasswordForm):
    """A first password, for somebody who came with an identity."""

    title = _("Set a password")
    submit = _("Set the password")
    labels = {"password1": NEW_PASSWORD}
    hints = {"password1": PASSWORD_HINT}
    without = ("password2",)


class AskForReset(Dressed, allauth.ResetPasswordForm):
    """Asks for a link to a new password."""

    title = _("Set a new password")
    submit = _("Send me a link")
    labels = {"email": EMAIL}
    users: list[User]

    def clean_email(self) -> str:
        """SECURITY: an address that somebody entered and never confirmed must not open their account."""
        email = super().clean_email()
        self.users = [user for user in self.users if user.email == email or self._is_confirmed(user, email)]
        return email

    @staticmethod
    def _is_confirmed(user: User, email: str) -> bool:
        return EmailAddress.objects.filter(user=user, email=email, verified=True).exists()


class ResetPassword(Dressed, allauth.ResetPasswordKeyForm):
    """The new password, behind the link."""

    title = _("Set a new password")
    submit = _("Set the password")
    labels = {"password1": NEW_PASSWORD}
    hints = {"password1": PASSWORD_HINT}
    without = ("password2",)


class ConfirmPassword(Dressed, allauth.ReauthenticateForm):
    """The password once more before something that matters."""

    title = _("Confirm that it is you")
    submit = _("Continue")
    labels = {"password": PASSWORD}


class Profile(forms.Form):
    """Name and language of correspondence."""

    name = Named.base_fields["name"]
    language = forms.ChoiceField(label=_("Language of our messages to you"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("name", "language", submit=_("Save"))

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])
