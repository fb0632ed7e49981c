"""“Aid received”: the list, the room that it leaves, and what a company may do with it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from companies.aid.headroom import NoCeiling
from companies.aidledger import declaring, links
from companies.aidledger.forms import CompleteForm, CorrectForm, EnterpriseForm, EntryForm, ReasonForm
from companies.aidledger.lines import lines_of, outside_of
from companies.aidledger.models import AidEntry, EntryKind, Relation, Split
from companies.aidledger.picture import bars
from companies.aidledger.room import enterprise_of, room_of
from companies.aidledger.views.base import AidForm, AidPage
from portal.ui.pages import Titled


class Received(AidPage, Titled, TemplateView):
    """Used, room and next release on top; below it the list itself and the enterprises it is about."""

    title = _("Aid received")
    template_name = "aidledger/received.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        company = self.subject
        try:
            room = room_of(company, on=localdate(self.at))
        except NoCeiling:
            room = None
        declaration = declaring.last_declaration(company)
        return super().get_context_data(
            room=room,
            bars=bars(room) if room else [],
            lines=lines_of(company, ceiling=room.ceiling if room else None, today=localdate(self.at)),
            enterprises=outside_of(company),
            proposed=links.not_in_list(company),
            twins=declaring.registered_twins(company) if "join_undertakings" in self.granted else [],
            splits=Split.objects.filter(company=company).select_related("ruling").order_by("-pk"),
            declaration=declaration,
            declared=declaring.is_fresh(declaration, at=self.at),
            **kwargs,
        )


class Add(AidForm):
    """One grant more."""

    needs = "write_aid"
    title = _("Add aid that you received")
    form_class = EntryForm
    said = _("The entry is in the list.")

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = {"enterprises": outside_of(self.subject), "today": localdate(self.at)}
        return super().get_form_kwargs() | choices

    def act(self, form: Any) -> None:
        declaring.add(company=self.subject, values=form.values(), actor=self.request.user, at=self.at)


class Complete(AidForm):
    """The owner confirms the list as it stands."""

    needs = "confirm_aid"
    title = _("Confirm the list")
    lead = _(
        "The law asks for this declaration before any aid is granted. Other companies never see what you name here."
    )
    form_class = CompleteForm
    said = _("Thank you. The list is confirmed as of today.")

    def act(self, form: Any) -> None:
        declaring.declare_complete(company=self.subject, actor=self.request.user, at=self.at)


class NameEnterprise(AidForm):
    """An enterprise more under the same control."""

    needs = "write_aid"
    title = _("Add an enterprise")
    lead = _(
        "Control means more than half of the votes, the right to name most directors, or a ruling influence by "
        "contract. A share of up to half is no control by itself."
    )
    form_class = EnterpriseForm
    said = _("The enterprise is in the list. Add the aid that it received too.")

    def get_initial(self) -> dict[str, Any]:
        """The name that the ownership gives, where somebody comes from there."""
        known = {row.name for row in links.not_in_list(self.subject)}
        asked = self.request.GET.get("name", "")
        merged = {"relation": Relation.MERGED} if self.request.GET.get("relation") == Relation.MERGED else {}
        return ({"name": asked} if asked in known else {}) | merged

    def act(self, form: Any) -> None:
        declaring.name_enterprise(
            company=self.subject, actor=self.request.user, at=self.at, **form.cleaned_data
        )


class LetGo(AidForm):
    """An enterprise less."""

    needs = "let_enterprise_go"
    title = _("Take an enterprise off the list")
    form_class = ReasonForm
    said = _("The enterprise is off the list. What it received goes with it.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = [row for row in outside_of(self.subject) if row.public_id == kwargs["enterprise"]]
        if not found:
            raise Http404
        self.enterprise = found[0]
        self.lead = self.enterprise.name

    def act(self, form: Any) -> None:
        declaring.let_go(
            company=self.subject,
            enterprise=self.enterprise,
            actor=self.request.user,
            at=self.at,
            **form.cleaned_data,
        )


class Correct(AidForm):
    """An entry that was wrong."""

    needs = "correct_aid"
    title = _("Correct an entry")
    form_class = CorrectForm
    said = _("The entry is corrected. Both amounts stay in the history.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = enterprise_of(self.subject)
        mine = AidEntry.objects.filter(
            enterprise__undertaking=own.undertaking_id if own else None,
            kind__in=(EntryKind.DECLARED, EntryKind.GRANTED),
        ).exclude(enterprise__company__isnull=False, enterprise__company__in=_others(self.subject))
        self.entry: AidEntry = get_object_or_404(mine, public_id=kwargs["entry"])

    def get_initial(self) -> dict[str, Any]:
        return {"amount": declaring.stands_at(self.entry)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            lead=f"{self.entry.authority} · {self.entry.document}".strip(" ·"), **kwargs
        )

    def act(self, form: Any) -> None:
        declaring.correct(
            company=self.subject,
            entry=self.entry,
            actor=self.request.user,
            at=self.at,
            **form.cleaned_data,
        )


def _others(company: Any) -> Any:
    """Companies of the same undertaking: their lists are theirs to correct."""
    return type(company).objects.exclude(pk=company.pk)
