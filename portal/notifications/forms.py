"""Which mails a person wants."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.notifications.kinds import notice
from portal.ui.layout import page_helper


class WantedMails(forms.Form):
    """One box for each kind that may be switched off; the rest is always mailed, and said so on the page."""

    wanted = forms.MultipleChoiceField(
        label=_("Send me an e-mail when this happens"),
        help_text=_("Your messages here on the site always hold everything."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [  # type: ignore[attr-defined]
            (name, notice[name].subject_matter) for name in kinds
        ]
        self.helper = page_helper("wanted", submit=_("Save"), mark_optional=False)
