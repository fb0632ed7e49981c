"""The thread beside a section: read it, add to it, settle, delete one's own. For the people of the company alone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from applications.answers import rows_of
from applications.comments import services
from applications.comments.forms import CommentForm
from applications.duties import name_of
from applications.progress import section_url
from applications.sections import answers_of, form_of
from applications.statuses import UNSENT
from applications.views.pages import ApplicationPage
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.pages import FormPage
from portal.workflow.engine import MoveRefused


class MembersPage(ApplicationPage):
    """SECURITY: staff are members of no company here, whatever else they may see of the application."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.roles.isdisjoint(MEMBER_ROLES):
            raise Http404


class Thread(MembersPage, FormPage):
    """A section as it stands, what was said about it, and room for one more comment."""

    template_name = "applications/comments/thread.html"
    form_class = CommentForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        sections = form_of(self.subject).by_key
        if kwargs["section"] not in sections:
            raise Http404
        self.section = sections[kwargs["section"]]

    def get_title(self) -> str:
        return _("Comments: %(section)s") % {"section": self.section.name}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thread = self.subject.comments.filter(section=self.section.key).select_related("by", "resolved_by")
        values = answers_of(self.subject).get(self.section.key, {})
        return super().get_context_data(
            comments=list(thread),
            rows=rows_of(self.section, application=self.subject, values=values),
            may_write=self.subject.status in UNSENT,
            section_url=section_url(self.subject, self.section.key)
            if "edit_sections" in self.granted
            else "",
            **kwargs,
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]

    def form_valid(self, form: CommentForm) -> HttpResponse:
        try:
            services.write(
                application=self.subject,
                section=self.section.key,
                text=form.cleaned_data["text"],
                actor=self.request.user,
                at=self.at,
            )
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("Your comment is there for everybody in your company."))
        return redirect(self.request.path)


class ChangeComment(MembersPage, View):
    """Settle a comment, or delete one's own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        comment = get_object_or_404(self.subject.comments, public_id=kwargs["comment"])
        comment.application = self.subject
        try:
            if kwargs["act"] == "settle":
                services.resolve(comment=comment, actor=request.user, at=self.at)
            elif kwargs["act"] == "delete":
                services.delete(comment=comment, actor=request.user)
            else:
                raise Http404
        except MoveRefused as refused:
            messages.error(request, str(refused))
        return redirect("applications:comments", self.subject.public_id, comment.section)
