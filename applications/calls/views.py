"""The public catalogue of calls, its feeds, and the officers' list."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from applications.calls import feeds
from applications.calls.caching import shared
from applications.calls.models import CutOff
from applications.calls.queries import PAGE, coming, published
from applications.statuses import MODE_COLOURS, UNSENT
from portal.accounts.roles import Role
from portal.ui.pages import Titled


@method_decorator(login_not_required, name="dispatch")
class Calls(Titled, TemplateView):
    """The cut-offs still to come, the next first."""

    title = _("Calls and cut-offs")
    template_name = "applications/calls/list.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(coming(at=timezone.now()).prefetch_related("extensions"))
        return super().get_context_data(rows=rows, colours=MODE_COLOURS, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class CallPage(Titled, TemplateView):
    """One call with its cut-offs."""

    template_name = "applications/calls/call.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        call = get_object_or_404(published().select_related("mode"), public_id=kwargs["public_id"])
        rows = call.cut_offs.filter(closes_at__gte=timezone.now()).prefetch_related("extensions")[:PAGE]
        return super().get_context_data(
            call=call,
            title=call.title,
            rows=rows,
            begun=call.opens_at <= timezone.now(),
            colours=MODE_COLOURS,
            crumbs=[(_("Calls and cut-offs"), reverse("calls:list"))],
            **kwargs,
        )


@method_decorator(login_not_required, name="dispatch")
class Feed(View):
    """Atom."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        content = feeds.atom(list(coming(at=timezone.now())))
        return shared(request, HttpResponse(content, content_type="application/atom+xml; charset=utf-8"))


@method_decorator(login_not_required, name="dispatch")
class CalendarFile(View):
    """iCalendar."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        content = feeds.calendar(list(coming(at=timezone.now())))
        return shared(request, HttpResponse(content, content_type="text/calendar; charset=utf-8"))


class Officers(Titled, TemplateView):
    """How many came in for which cut-off, and how many drafts are under way in its mode."""

    title = _("Cut-offs")
    template_name = "applications/calls/officers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if Role.OFFICER not in self.request.user.staff_role_names:  # type: ignore[union-attr]
            raise Http404
        rows = CutOff.objects.select_related("call__mode").annotate(
            came=Count("entries", distinct=True),
            late=Count("entries", filter=Q(entries__in_grace=True), distinct=True),
            drafts=Count(
                "call__mode__applications",
                filter=Q(call__mode__applications__status__in=UNSENT),
                distinct=True,
            ),
        )
        return super().get_context_data(
            rows=rows.order_by("-closes_at", "-id")[:PAGE], now=timezone.now(), **kwargs
        )
