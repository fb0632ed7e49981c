"""Inviting several people at once."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from companies.forms.people import role_field
from portal.ui.layout import page_helper

MOST = 20


class InviteForm(forms.Form):
    """Addresses as people paste them, one role and one language for all."""

    addresses = forms.CharField(
        label=_("E-mail addresses"),
        max_length=6000,
        help_text=_("One or several, each on a line of its own or with commas between them."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter at least one e-mail address.")},
    )
    role = role_field()
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=settings.LANGUAGES,
        help_text=_("Whoever has an account gets it in the language of that account."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("addresses", "role", "language", submit=_("Send the invitations"))

    def clean_addresses(self) -> list[str]:
        """What stands between separators, each once, in the order of the paste."""
        found = list(dict.fromkeys(pasted(self.cleaned_data["addresses"])))
        if not found:
            raise ValidationError(_("Enter at least one e-mail address."))
        if len(found) > MOST:
            words = ngettext(
                "Enter %(most)d address at most at a time.",
                "Enter %(most)d addresses at most at a time.",
                MOST,
            )
            raise ValidationError(words % {"most": MOST})
        return found


def pasted(text: str) -> list[str]:
    """Addresses out of a paste, also in the form that mail programs copy: `Ada Weber <ada@example.lu>`."""
    parts = [part.strip() for part in re.split(r"[,;\n\r]+", text)]
    named = [re.search(r"<([^<>]+)>\s*$", part) for part in parts]
    lines = [match[1].strip() if match else part for match, part in zip(named, parts, strict=True)]
    return [
        word.lower() for line in lines for word in (line.split() if line.count("@") > 1 else [line]) if word
    ]


def is_address(text: str) -> bool:
    """An address that a mail can go to."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
