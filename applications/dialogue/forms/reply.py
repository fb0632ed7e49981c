"""The reply of an applicant to what was found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.base import long
from applications.forms.page import LATER, Carried
from portal.ui.layout import Button, page_helper

LIMIT = 6000


class ReplyForm(forms.Form):
    """One text, sent once."""

    text = long(_("Your reply"), missing=_("Write your reply before you send it."), limit=LIMIT)


def reply_helper(*, carried: dict[str, str]) -> Any:
    """Send it, or keep it for later."""
    later = [Button(_("Save and come back later"), name=LATER)]
    return page_helper("text", Carried(carried), submit=_("Send the reply"), buttons=later)
