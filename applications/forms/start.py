"""Which company an application is for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from portal.ui.layout import page_helper


class StartForm(forms.Form):
    """Asks only where there is something to choose."""

    company = forms.TypedChoiceField(
        label=_("For which company?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the company for which you apply.")},
    )

    def __init__(self, *args: Any, companies: Sequence[Company], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {company.public_id: company for company in companies}
        field: Any = self.fields["company"]
        field.choices = [(key, company.name) for key, company in known.items()]
        field.coerce = known.__getitem__
        if len(known) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(known))
        self.helper = page_helper("company", submit=_("Start the application"))
