"""Search and filter in the list of companies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from companies.statuses import CompanyStatus
from portal.ui.layout import filter_helper

EVERY_STATUS = "all"
SHOWN = [status for status in CompanyStatus if status != CompanyStatus.REGISTERED]


class QueueFilter(forms.Form):
    """Without an answer, the companies that wait for us."""

    q = forms.CharField(label=_("Name or RCS number"), required=False, max_length=100)
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[*((status.value, status.label) for status in SHOWN), (EVERY_STATUS, _("Any status"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper("q", "status")

    def wanted(self) -> tuple[str, str]:
        """The words and the status to look for; what cannot be read counts as not given."""
        values = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return values.get("q", ""), values.get("status") or CompanyStatus.SUBMITTED
