"""Checking, signing and sending an application, and the page that confirms it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from applications import mode_words, services
from applications.answers import company_rows, in_words
from applications.calls.panels import draft_sentence
from applications.calls.queries import named_cut_off
from applications.forms.declaration import DeclarationForm, declaration_helper
from applications.models import Application
from applications.paper.declaration import declaration_of, signer_of
from applications.progress import obstacles, section_url
from applications.queries import path_kinds
from applications.sections import form_of
from applications.statuses import UNSENT
from applications.versions import content_of
from applications.views.pages import ApplicationPage, WritersPage
from portal.accounts.roles import Role
from portal.core.hashing import digest
from portal.ui.languages import now as language_now
from portal.ui.pages import FormPage, Titled
from portal.workflow.engine import AlreadyMoved, MoveRefused


class Check(WritersPage, FormPage):
    """Everything on one page. The owner signs and sends; an editor asks the owner to."""

    title = gettext_lazy("Check the answers")
    template_name = "applications/check.html"
    form_class = DeclarationForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.status not in UNSENT:
            return redirect(after_sending(self.subject))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"company": self.subject.company.name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        content = content_of(self.subject)
        declaration = declaration_of(self.subject)
        context["form"].helper = declaration_helper(
            seen=self.subject.status,
            signed=digest(content),
            cut_off=named_cut_off(self.subject, at=self.at),
            declared=declaration.mark,
            language=language_now(),
        )
        missing = obstacles(self.subject, actor=self.request.user, at=self.at)
        change = {key: f"{section_url(self.subject, key)}?back=check" for key in form_of(self.subject).by_key}
        may_change = "edit_sections" in self.granted
        may_sign = Role.OWNER in self.roles and not missing
        return context | {
            "groups": in_words(self.subject, content["answers"], change=change if may_change else None),
            "company_rows": company_rows(content["company"]),
            "cut_off": draft_sentence(self.subject, at=self.at),
            "obstacles": missing,
            "may_sign": may_sign,
            "declaration": declaration,
            "signer": signer_of(self.subject, self.request.user) if may_sign else None,
            "fingerprint": digest(content),
            "page_form": self.page_form if may_sign else "",  # what a change of language carries along
            "offers": [offer for offer in self.offers() if not offer.move.wrapped and not offer.move.weighty],
        }

    def form_valid(self, form: DeclarationForm) -> HttpResponse:
        try:
            services.submit(
                application=self.subject,
                actor=self.request.user,
                at=self.at,
                seen=form.cleaned_data["seen"],
                **{name: form.cleaned_data[name] for name in ("signed", "cut_off", "declared", "language")},
            )
        except MoveRefused as refused:
            return self.refused(form, refused)
        return redirect("applications:confirmation", self.subject.public_id)

    def refused(self, form: DeclarationForm, refused: MoveRefused) -> HttpResponse:
        """A second click, or a second owner, finds the confirmation; everything else reads why not."""
        self.subject.refresh_from_db()
        if isinstance(refused, AlreadyMoved) and self.subject.submitted_at:
            messages.info(
                self.request, _("This application had been submitted already. This is its confirmation.")
            )
            return redirect("applications:confirmation", self.subject.public_id)
        form.add_error(None, str(refused))
        return self.form_invalid(form)


def after_sending(application: Application) -> Any:
    """Where the page that is over leads."""
    if application.submitted_at:
        return reverse("applications:confirmation", args=[application.public_id])
    return application


class Confirmation(ApplicationPage, Titled, TemplateView):
    """The receipt on the screen: reference, date, what happens next; good to print and to come back to."""

    title = gettext_lazy("Application submitted")
    template_name = "applications/confirmation.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.subject.submitted_at is None:
            return redirect(self.subject)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            stages=mode_words.stages(path_kinds(self.subject)),
            version=self.subject.versions.select_related("signature").last(),  # the first that was frozen
            **kwargs,
        )
