"""One more comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.base import long
from portal.ui.layout import page_helper


class CommentForm(forms.Form):
    """A text, shown as it was typed and never as markup."""

    text = long(_("Your comment"), missing=_("Write your comment."), limit=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper("text", submit=_("Add the comment"))
