"""Who belongs to a company, and who asks to."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from companies import memberships, people_panels, powers
from companies.forms.people import ConfirmForm, LetInForm, RoleForm
from companies.models import JoinRequest, Membership
from companies.statuses import JoinStatus
from companies.views.base import CompanyPage, address_of
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused
from portal.workflow.pages import MakeMove


class Members(CompanyPage, Titled, TemplateView):
    """The people of a company; an owner also reads who asks to join, and answers."""

    needs = "read_members"
    title = gettext_lazy("People")
    template_name = "companies/members.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            members=self.subject.memberships.select_related("user").order_by("since", "pk"),
            joins=self.joins(),
            panels=people_panels.panels(self.subject, granted=self.granted, at=self.at),
            powers=powers.table(),
            member_roles=[role.label for role in MEMBER_ROLES],
            **kwargs,
        )

    def joins(self) -> list[dict[str, Any]]:
        """Open requests, the oldest first, each with what may be answered."""
        if "answer_joins" not in self.granted:
            return []
        rows = JoinRequest.objects.filter(company=self.subject, status=JoinStatus.ASKED)
        answers: dict[str, Any] = {
            "roles": frozenset({Role.OWNER}),
            "actor": self.request.user,
            "at": self.at,
        }
        return [
            {"join": join, "offers": join.offers(**answers), "base": base_of(join)}
            for join in rows.select_related("person").order_by("asked_at", "pk")
        ]


def base_of(join: JoinRequest) -> str:
    """The address that the moves of a request stand under."""
    return reverse("companies:answer_join", args=[join.public_id, "accept"]).removesuffix("accept/")


class AnswerJoin(MakeMove):
    """Let a person in, in a role, or decline."""

    model = JoinRequest

    def rows(self) -> Any:
        return JoinRequest.objects.select_related("company", "person")

    def get_form_class(self) -> Any:
        return LetInForm if self.move.name == "accept" else super().get_form_class()

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"role": Role.EDITOR}

    def form_valid(self, form: Any) -> HttpResponse:
        role = form.cleaned_data.pop("role", "")
        self.data = {"role": role} if role else {}
        return super().form_valid(form)


class OwnPlace(CompanyPage, FormPage):
    """A page on which one person's place in the company changes."""

    template_name = "companies/place.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = Membership.objects.filter(company=self.subject).select_related("user", "company")
        who = kwargs.get("member") or getattr(request.user, "public_id", "")
        self.place = get_object_or_404(rows, user__public_id=who)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(place=self.place, own=self.place.user == self.request.user, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            said = self.change(form)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.get_success_url())

    def change(self, form: Any) -> str:
        """Make the change and say so."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        """The people, or home for a person who belongs to them no longer."""
        person: Any = self.request.user
        still = Membership.objects.filter(company=self.subject, user=person).exists()
        return address_of("members", self.subject) if still else reverse("ui:home")


class ChangeRole(OwnPlace):
    """An owner gives a member another role."""

    needs = "manage_people"
    title = gettext_lazy("Change the role")
    form_class = RoleForm

    def get_initial(self) -> dict[str, Any]:
        return {"role": self.place.role}

    def change(self, form: Any) -> str:
        role = form.cleaned_data["role"]
        memberships.change_role(membership=self.place, role=role, actor=self.request.user, at=self.at)
        return _("The role is changed, and the person has been told.")


class Remove(OwnPlace):
    """An owner takes a person out; their next click finds nothing of the company."""

    needs = "manage_people"
    title = gettext_lazy("Take this person out")
    form_class = ConfirmForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.place.user == request.user:
            raise Http404  # one leaves oneself on a page that says what that means

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"submit": self.title}

    def change(self, form: Any) -> str:
        memberships.remove(membership=self.place, actor=self.request.user, at=self.at)
        return _("This person no longer belongs to the company, and has been told.")


class Leave(OwnPlace):
    """A person leaves by their own wish."""

    needs = "leave"
    title = gettext_lazy("Leave the company")
    form_class = ConfirmForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"submit": self.title}

    def change(self, form: Any) -> str:
        memberships.remove(membership=self.place, actor=self.request.user, at=self.at)
        return _("You no longer belong to %(company)s.") % {"company": self.subject.name}
