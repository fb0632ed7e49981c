"""Pages of the inbox, the choice of mails, and the button in the mail that switches one kind off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from portal.accounts import along
from portal.notifications import inbox, services, unsubscribing
from portal.notifications.forms import WantedMails
from portal.notifications.kinds import notice
from portal.notifications.models import Notice
from portal.notifications.queries import mutable_kinds, muted_kinds
from portal.ui.pages import FormPage, Titled
from portal.ui.paging import page_of


def mine(request: HttpRequest) -> QuerySet[Notice]:
    """The messages of the person who asks, with what their words need."""
    return Notice.objects.inbox_of(request.user).select_related("event", "recipient")


class Inbox(Titled, TemplateView):
    """A person's messages, the newest first."""

    title = _("Messages")
    template_name = "notifications/inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(mine(self.request), self.request.GET, by="-created_at")
        return super().get_context_data(**kwargs) | {
            "page": page,
            "entries": inbox.entries(page.rows, user=self.request.user),
        }


class Open(View):
    """One message. Looking at it marks it as read: safe to repeat, and of no weight to anybody else."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        row = get_object_or_404(mine(request), public_id=public_id)
        if request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", ""):
            services.mark_read(row, at=timezone.now())
            along.forget(request.user, "unread")
        words = inbox.opened(row, user=request.user)
        title = words.subject if words else _("This message can no longer be shown")
        return render(
            request, "notifications/message.html", {"words": words, "at": row.created_at, "title": title}
        )


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything in the inbox as read."""
    services.mark_all_read(request.user, at=timezone.now())
    messages.success(request, _("All messages are marked as read."))
    return redirect("notifications:inbox")


class Preferences(FormPage):
    """Which messages come by e-mail as well."""

    title = _("E-mails")
    template_name = "notifications/preferences.html"
    form_class = WantedMails
    success_url = reverse_lazy("notifications:preferences")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.kinds = mutable_kinds(request.user) if request.user.is_authenticated else []

    def get_form_kwargs(self) -> dict[str, Any]:
        muted = muted_kinds(self.request.user)
        wanted = [kind for kind in self.kinds if kind not in muted]
        return super().get_form_kwargs() | {"kinds": self.kinds, "initial": {"wanted": wanted}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"kinds": self.kinds} | kwargs)

    def form_valid(self, form: WantedMails) -> HttpResponse:
        services.choose_mails(self.request.user, among=self.kinds, wanted=form.cleaned_data["wanted"])
        messages.success(self.request, _("Your choice is saved."))
        return super().form_valid(form)


# SECURITY: a mail program posts here without a session; the signed address is the proof, and all that it
# can do is switch off one kind of mail. A GET only asks, because programs follow addresses in mails.
@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class Unsubscribe(View):
    """Switch off the kind of mail that the address names."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(request, token, done=False)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(request, token, done=True)

    def _page(self, request: HttpRequest, token: str, *, done: bool) -> HttpResponse:
        named = unsubscribing.read(token)
        if not named or named[1] not in notice or not notice[named[1]].may_mute:
            raise Http404
        person, kind = named
        user = get_object_or_404(get_user_model(), public_id=person)
        if done:
            services.mute(user, kind=kind)
        title = _("You get no more e-mails of this kind") if done else _("Stop e-mails of this kind?")
        return render(
            request,
            "notifications/unsubscribe.html",
            {"title": title, "about": notice[kind].subject_matter, "done": done},
        )
