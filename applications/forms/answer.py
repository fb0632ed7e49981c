"""The answer to a question of the programme."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.base import long
from applications.forms.page import LATER, Beside, Carried
from portal.ui.layout import Button, Part, page_helper

LIMIT = 4000


class AnswerForm(forms.Form):
    """One text. What the page carries along is laid out by `answer_helper`."""

    text = long(_("Your answer"), missing=_("Write an answer before you send it."), limit=LIMIT)


def answer_helper(*, carried: dict[str, str], theirs: str, chosen: bool) -> Any:
    """Send it, or keep it for later; a colleague's words above one's own where both wrote."""
    part: Part = "text"
    if theirs:
        part = Beside("text", name="text", question=_("Your answer"), text=theirs, chosen=chosen)
    later: Sequence[Button] = [Button(_("Save and come back later"), name=LATER)]
    return page_helper(part, Carried(carried), submit=_("Send the answer"), buttons=later)
