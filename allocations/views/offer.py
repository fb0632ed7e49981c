"""The offer: what is offered, on which conditions, until when; the owner accepts here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from allocations import services
from allocations.forms import AcceptForm
from allocations.models import Allocation, Offer
from applications.duties import name_of
from applications.views.pages import ApplicationPage
from portal.ui.pages import FormPage
from portal.workflow.engine import AlreadyMoved, MoveRefused


class OfferPage(ApplicationPage, FormPage):
    """Addressed by the application that it belongs to; everybody who sees that may read it."""

    title = _("Our offer")
    template_name = "allocations/offer.html"
    form_class = AcceptForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.offer = get_object_or_404(Offer, application=self.subject)

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.subject.status}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"company": self.subject.company.name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offers = {offer.move.name: offer for offer in self.offers()}
        accept = offers.pop("accept", None)
        return super().get_context_data(
            offer=self.offer,
            accept=accept,
            page_form=self.page_form if accept and accept.enabled else "",
            offers=list(offers.values()),
            open=self.subject.status in self.subject.lifecycle.moves["accept"].sources,
            language=self.subject.language,
            **kwargs,
        )

    def form_valid(self, form: AcceptForm) -> HttpResponse:
        try:
            services.accept(
                application=self.subject, actor=self.request.user, at=self.at, seen=form.cleaned_data["seen"]
            )
        except MoveRefused as refused:
            return self.refused(form, refused)
        messages.success(self.request, str(self.subject.lifecycle.moves["accept"].done))
        return self.to_the_allocation()

    def refused(self, form: AcceptForm, refused: MoveRefused) -> HttpResponse:
        """A second click finds the allocation; everything else reads why not."""
        if isinstance(refused, AlreadyMoved) and Allocation.objects.filter(application=self.subject).exists():
            messages.info(self.request, str(_("The offer had been accepted already.")))
            return self.to_the_allocation()
        form.add_error(None, str(refused))
        return self.form_invalid(form)

    def to_the_allocation(self) -> HttpResponse:
        return redirect(Allocation.objects.get(application=self.subject))
