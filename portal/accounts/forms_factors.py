"""The forms of the second factor. SECURITY: a code from an app works once, whichever form it is typed into."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from portal.accounts.dressing import Dressed
from portal.ui.layout import part_helper

CODE = _("Code")
APP_CODE_HINT = _("The six digits that your app shows now, or one of your recovery codes.")


def use_up(user: Any, code: str) -> None:
    """Mark a right code as used for as long as it could be right; refuse it the second time.

    allauth forgets a code after one period, and with our tolerance a code is right for three.
    """
    digits = "".join(filter(str.isalnum, code))
    life = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 2)
    if not cache.add(f"code-used:{user.pk}:{digits}", True, timeout=life):
        raise get_adapter().validation_error("incorrect_code")


class SingleUse(forms.Form):
    """Before an allauth form that takes a code."""

    def clean_code(self) -> str:
        code = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:  # type: ignore[attr-defined]
            use_up(self.user, code)  # type: ignore[attr-defined]
        return code


class GiveCode(Dressed, SingleUse, AuthenticateForm):
    """The second step of a sign-in."""

    title = _("Second step")
    submit = _("Sign in")
    labels = {"code": CODE}
    hints = {"code": APP_CODE_HINT}


class ConfirmCode(Dressed, SingleUse, ReauthenticateForm):
    """A code before something that matters."""

    title = _("Confirm that it is you")
    submit = _("Continue")
    labels = {"code": CODE}
    hints = {"code": APP_CODE_HINT}


class ActivateApp(Dressed, ActivateTOTPForm):
    """The first code of an app, to show that it was set up rightly."""

    title = _("Set up an authenticator app")
    submit = _("Turn it on")
    labels = {"code": CODE}
    hints = {"code": _("The six digits that your app shows now.")}

    def clean_code(self) -> str:
        code = super().clean_code()
        use_up(self.user, code)
        return code


class DeactivateApp(Dressed, DeactivateTOTPForm):
    """No questions; allauth's form says whether it may be done."""

    title = _("Turn off the authenticator app")
    submit = _("Turn it off")


class NewRecoveryCodes(Dressed, GenerateRecoveryCodesForm):
    """No questions."""

    title = _("New recovery codes")
    submit = _("Make new codes")


class AddKey(Dressed, AddWebAuthnForm):
    """The name of a passkey; the passkey itself comes from the browser into the hidden field."""

    title = _("Add a passkey or security key")
    submit = _("Add it")
    labels = {
        "name": _("A name for it"),
        "passwordless": _("I want to sign in with it alone, without my password"),
    }
    hints = {
        "name": _("So that you know it again, such as the name of the phone or computer."),
        "passwordless": _("It must then ask for your fingerprint, your face or a PIN."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.helper = part_helper(*self.fields)


class RenameKey(Dressed, EditWebAuthnForm):
    """Another name for a passkey."""

    title = _("Rename the passkey")
    submit = _("Save")
    labels = {"name": _("Its name")}
