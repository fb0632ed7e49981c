"""Inviting people, and the pages on which an invited person reads, accepts or declines."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from companies.forms.people import ConfirmForm
from companies.models import Membership
from companies.team import services, tokens
from companies.team.forms import InviteForm, is_address
from companies.team.models import Invitation
from companies.team.statuses import InvitationStatus
from companies.views.base import CompanyPage, address_of
from portal.accounts.afterwards import go_on_to
from portal.accounts.roles import Role
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import MoveRefused
from portal.workflow.pages import MakeMove, SubjectPage

OUTCOMES = "invited_now"  # in the session: what became of each address, until the next page has shown it


class Invite(CompanyPage, FormPage):
    """An owner invites people; each address gets a line that says what became of it."""

    needs = "manage_people"
    title = gettext_lazy("Invite people")
    form_class = InviteForm
    template_name = "companies/team/invite.html"

    def get_initial(self) -> dict[str, Any]:
        return {"role": Role.EDITOR, "language": self.subject.language}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        outcomes = self.request.session.get(OUTCOMES, {})
        mine = outcomes.get("company") == self.subject.public_id and self.request.method == "GET"
        if mine:
            del self.request.session[OUTCOMES]
        return super().get_context_data(outcomes=outcomes["lines"] if mine else [], **kwargs)

    def form_valid(self, form: InviteForm) -> HttpResponse:
        lines = [self.line(address, form.cleaned_data) for address in form.cleaned_data["addresses"]]
        self.request.session[OUTCOMES] = {"company": self.subject.public_id, "lines": lines}
        return redirect(address_of("invite", self.subject))

    def line(self, address: str, values: dict[str, Any]) -> dict[str, Any]:
        """One address: invited, or why not."""
        if not is_address(address):
            words = _("This is not an e-mail address. Correct it and try again.")
            return {"address": address, "sent": False, "words": words}
        try:
            services.invite(
                company=self.subject,
                email=address,
                role=values["role"],
                language=values["language"],
                actor=self.request.user,
                at=self.at,
            )
        except MoveRefused as refused:
            return {"address": address, "sent": False, "words": str(refused)}
        return {"address": address, "sent": True, "words": _("Invited")}


@method_decorator([login_not_required, never_cache], name="dispatch")
class OpenLink(Titled, TemplateView):
    """The link of the mail. SECURITY: opening it changes nothing, so a mail scanner lets nobody in."""

    title = gettext_lazy("An invitation for you")
    template_name = "companies/team/invitation.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Invitation.objects.select_related("company", "invited_by")
        invitation = rows.filter(token_digest=tokens.digest(kwargs["token"])).first()
        if invitation is None or not self.is_open(invitation):
            return self.over(invitation)
        if not request.user.is_authenticated:
            go_on_to(request, request.path)
        elif Invitation.objects.held_by(request.user, Role.INVITEE).filter(pk=invitation.pk).exists():
            return redirect("companies:invited", invitation.public_id)
        return self.render_to_response(self.get_context_data(invitation=invitation))

    def is_open(self, invitation: Invitation) -> bool:
        return invitation.status == InvitationStatus.SENT and invitation.is_good(timezone.now())

    def over(self, invitation: Invitation | None) -> HttpResponse:
        """Whoever accepted it goes to the company; all others read one sentence, whatever the reason."""
        user: Any = self.request.user
        if invitation and user.is_authenticated and invitation.answered_by_id == user.pk:
            rows = Membership.objects.filter(company=invitation.company_id, user=user)
            if inside := rows.select_related("company").first():
                return redirect(inside.company)
        title = {"title": _("This invitation does not hold any more")}
        return render(self.request, "companies/team/over.html", title, status=404)


class AnswerInvitation(MakeMove):
    """Accept or decline, for the person whose address it is; take back, for an owner."""

    model = Invitation

    def rows(self) -> Any:
        return Invitation.objects.select_related("company", "invited_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decline = reverse("companies:answer_invitation", args=[self.subject.public_id, "decline"])
        return super().get_context_data(invitation=self.subject, decline=decline, **kwargs)

    def get_success_url(self) -> str:
        """To the company for who belongs to it now; home for who declined."""
        if Role.OWNER in self.roles:
            return self.subject.get_absolute_url()
        person: Any = self.request.user
        inside = Membership.objects.filter(company=self.subject.company_id, user=person).exists()
        return self.subject.company.get_absolute_url() if inside else reverse("ui:home")


class Accept(AnswerInvitation):
    """Who invites to what; the button accepts."""

    title = gettext_lazy("An invitation for you")
    template_name = "companies/team/answer.html"

    def get_title(self) -> Any:
        return self.title


class SendAgain(SubjectPage, FormPage):
    """The same invitation with a new link."""

    model = Invitation
    context_name = "invitation"
    title = gettext_lazy("Send the invitation again")
    form_class = ConfirmForm
    template_name = "companies/team/again.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if Role.OWNER not in self.roles:
            raise Http404

    def rows(self) -> Any:
        return Invitation.objects.select_related("company")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"submit": self.title}

    def form_valid(self, form: ConfirmForm) -> HttpResponse:
        try:
            services.send_again(invitation=self.subject, actor=self.request.user, at=self.at)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(
            self.request, _("The invitation is sent again. Its old link does not work any more.")
        )
        return redirect(self.subject)
