"""Declaring a split, and the officer's page that shows every share before it is confirmed."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from companies.aidledger import splitting
from companies.aidledger.forms_splits import CONFIRM, RulingForm, SplitForm
from companies.aidledger.models.split import Split
from companies.aidledger.views.base import AidForm


class DeclareSplit(AidForm):
    """An owner says that a part of the company went to another enterprise, and what aid went with it."""

    needs = "confirm_aid"
    title = _("Declare a split")
    lead = _(
        "If a part of your company has become another enterprise, earlier aid goes with the business that used it. "
        "An officer looks at it first; until then your list stays as it is."
    )
    form_class = SplitForm
    said = _("The split is declared. An officer looks at it; until then your list stays as it is.")

    def get_form_kwargs(self) -> dict[str, Any]:
        own = {
            "entries": splitting.divisible(self.subject),
            "today": localdate(self.at),
            "language": (get_language() or "en")[:2],
        }
        return super().get_form_kwargs() | own

    def act(self, form: Any) -> None:
        splitting.declare_split(
            company=self.subject, values=form.cleaned_data, actor=self.request.user, at=self.at
        )


class RuleOnSplit(AidForm):
    """Every share as it would be, and the decision."""

    needs = "join_undertakings"
    title = _("Look at a split")
    form_class = RulingForm
    template_name = "aidledger/split.html"
    said = _("The decision on the split is saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.split = get_object_or_404(Split, company=self.subject, public_id=kwargs["split"])
        if request.method == "GET" and hasattr(self.split, "ruling"):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(split=self.split, shares=splitting.shares_of(self.split), **kwargs)

    def act(self, form: Any) -> None:
        splitting.rule(
            split=self.split,
            confirmed=form.cleaned_data["verdict"] == CONFIRM,
            note=form.cleaned_data["note"],
            actor=self.request.user,
            at=self.at,
        )
