"""Forms of offers and allocations: accepting, and recording the account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from allocations.models import Allocation
from portal.ui.layout import Styled, page_helper


class AcceptForm(forms.Form):
    """One box to tick; `seen` is the state that the owner was looking at."""

    seen = forms.CharField(max_length=24, required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField(
        error_messages={"required": _("Tick the box to accept the offer with its conditions.")}
    )

    def __init__(self, *args: Any, company: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = _("On behalf of %(company)s, I accept this offer and its conditions") % {
            "company": company
        }
        self.helper = page_helper("seen", "agree", submit=_("Accept the offer"))


class AccountForm(forms.Form):
    """The name under which the project runs on the machine."""

    seen = forms.CharField(max_length=24, required=False, widget=forms.HiddenInput)
    account = forms.CharField(
        label=_("Account on the machine"),
        max_length=48,
        validators=Allocation._meta.get_field("account").validators[:1],
        help_text=_(
            "The programme's code is proposed. Change it if the machine calls the project otherwise."
        ),
        error_messages={"required": _("Enter the account name.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(
            "seen",
            Styled("account", width="medium", autocomplete="off"),
            submit=_("Record it and tell the company"),
        )
