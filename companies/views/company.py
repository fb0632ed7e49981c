"""A company's own pages: what it is, its details, its figures, and the check before it is sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies import guidance, summary
from companies.forms.details import DetailsForm
from companies.forms.figures import FIGURES, FiguresForm
from companies.models import JoinRequest
from companies.ownership import state
from companies.ownership.carried import figures_in
from companies.panels import Place
from companies.queries import last_words, memberships_of
from companies.services import AlreadyRegistered, change, set_years
from companies.statuses import COLOURS, JoinStatus
from companies.views.base import CompanyPage, address_of
from companies.years import Asked, way_of, ways
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused
from portal.workflow.pages import MakeMove, timeline


class List(Titled, TemplateView):
    """The companies of a person; whoever has one company is taken to it."""

    title = gettext_lazy("Your companies")
    template_name = "companies/list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.memberships = list(memberships_of(request.user))
        if len(self.memberships) == 1:
            return redirect(self.memberships[0].company)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        joins = JoinRequest.objects.filter(person=user, status=JoinStatus.ASKED)
        return super().get_context_data(
            lines=[
                {"membership": row, "words": row.company.status_for(frozenset({row.role}))}
                for row in self.memberships
            ],
            joins=joins.order_by("asked_at", "pk"),
            asked_words=JoinStatus.ASKED.label,
            colours=COLOURS,
            **kwargs,
        )


class Detail(CompanyPage, Titled, TemplateView):
    """Where the registration stands, what happens next, and everything that was entered."""

    template_name = "companies/detail.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.roles & set(MEMBER_ROLES):
            return redirect("companies:verify", self.subject.public_id)
        return super().get(request, *args, **kwargs)

    def get_title(self) -> str:
        return self.subject.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        company = self.subject
        return super().get_context_data(
            colours=COLOURS,
            next=guidance.next_for(company.status, roles=self.roles),
            reason=last_words(company),
            reason_title=guidance.REASONS.get(company.status, ""),
            offers=self.offers(),
            details=summary.details(company)[1:],
            figures=summary.figures(company.years.all()),
            members=company.memberships.select_related("user").order_by("since", "pk"),
            asking=self.asking(),
            events=timeline(company, staff=False),
            panels=self.panels(Place.COMPANY),
            **kwargs,
        )

    def asking(self) -> int:
        """How many people wait for this person's answer."""
        if "answer_joins" not in self.granted:
            return 0
        return JoinRequest.objects.filter(company=self.subject, status=JoinStatus.ASKED).count()


class EditDetails(CompanyPage, FormPage):
    """Correct what the company says of itself, while the registration is open."""

    needs = "edit_company"
    title = gettext_lazy("The company")
    form_class = DetailsForm
    template_name = "companies/register.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": timezone.localdate()}

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in DetailsForm.base_fields}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(steps=self.steps("details"), **kwargs)

    def form_valid(self, form: DetailsForm) -> HttpResponse:
        try:
            change(company=self.subject, values=form.cleaned_data, actor=self.request.user, at=self.at)
        except AlreadyRegistered:
            # SECURITY: no word of which company, and none of which number.
            form.add_error(
                None,
                _("A company with one of these numbers is registered already. Check the numbers."),
            )
            return self.form_invalid(form)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("The details are saved."))
        return redirect(self.after_saving())


class EditFigures(CompanyPage, FormPage):
    """The figures of the last closed years; the address may ask for another last year."""

    needs = "edit_company"
    title = gettext_lazy("Figures")
    form_class = FiguresForm
    template_name = "companies/figures.html"

    @cached_property
    def ways(self) -> list[Asked]:
        return ways(founded=self.subject.founded_on.year, now=timezone.localdate(self.at).year)

    @cached_property
    def asked(self) -> Asked:
        """The way in the address, else the one that was answered before, else the usual one."""
        wanted = self.request.GET.get("last", "")
        named = next((way for way in self.ways if str(way.last) == wanted), None)
        given = [(year.year, year.estimate) for year in self.subject.years.all()]
        return named or way_of(given, among=self.ways) or self.ways[0]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"asked": self.asked}

    def get_initial(self) -> dict[str, Any]:
        years = {year.year: year for year in self.subject.years.all()}
        if not years and (carried := state.carried(self.request)):
            return figures_in(carried)
        return {
            f"{figure}_{number}": getattr(year, figure)
            for number, year in years.items()
            for figure in FIGURES
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = [way for way in self.ways if way is not self.asked]
        return super().get_context_data(
            asked=self.asked, others=others, steps=self.steps("figures"), **kwargs
        )

    def form_valid(self, form: FiguresForm) -> HttpResponse:
        try:
            set_years(company=self.subject, years=form.years(), actor=self.request.user, at=self.at)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("The figures are saved."))
        onward = (
            address_of("edit_ownership", self.subject) if state.carried(self.request) else self.after_saving()
        )
        return redirect(onward)


class Move(CompanyPage, MakeMove):
    """Every move of a company that needs only a confirmation and perhaps a reason."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject=self.subject, **kwargs)


class Send(Move):
    """The whole registration once more, before its owner sends it."""

    template_name = "companies/send.html"

    def get_title(self) -> str:
        return _("Check what you entered")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        company = self.subject
        pages = {"details": "", "figures": ""}
        if "edit_company" in self.granted:
            pages = {page: address_of(page, company) for page in pages}
        return super().get_context_data(
            details=summary.details(company, page=pages["details"]),
            figures=summary.figures(company.years.all(), page=pages["figures"]),
            panels=self.panels(Place.SENDING),
            figures_page=pages["figures"],
            steps=self.steps("send"),
            **kwargs,
        )
