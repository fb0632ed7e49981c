"""The officer's side: grants that the central register waits for, and companies that share one room."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from companies.aidledger import declaring
from companies.aidledger.forms import JoinForm, ReportForm
from companies.aidledger.register import COLUMNS, due_on, granted, rows_of, unreported
from companies.aidledger.reporting import report
from companies.aidledger.views.base import AidForm
from companies.models import Company
from companies.queries import companies_of_officer, is_officer
from portal.core.safe_csv import csv_lines
from portal.core.working_days import working_days_between
from portal.ui.pages import FormPage, Titled
from portal.ui.paging import page_of
from portal.workflow.engine import MoveRefused

DONE = "done"


class OfficersOnly:
    """There is no such page for anybody else."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        if request.user.is_authenticated and not is_officer(request.user):
            raise Http404


class RegisterPage(OfficersOnly, Titled, TemplateView):
    """What is to be reported, the oldest first, each with the working days that are left; or what is done."""

    title = gettext_lazy("Register of aid")
    template_name = "aidledger/register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        done = self.request.GET.get("state") == DONE
        user, today = self.request.user, localdate(timezone.now())
        rows = granted(user).exclude(report=None) if done else unreported(user)
        page = page_of(rows, self.request.GET, by="-granted_on" if done else "granted_on")
        lines = []
        for entry in page.rows:
            last = due_on(entry)
            lines.append({"entry": entry, "due": last, "left": working_days_between(today, last)})
        return super().get_context_data(page=page, lines=lines, done=done, **kwargs)


class RegisterCsv(OfficersOnly, View):
    """Every grant in the fields of Article 6, safe to open in a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> StreamingHttpResponse:
        def table() -> Any:
            yield [str(label) for label in COLUMNS.values()]
            for row in rows_of(granted(request.user)):
                yield list(row.values())

        headers = {"Content-Disposition": 'attachment; filename="de-minimis-grants.csv"'}
        return StreamingHttpResponse(
            csv_lines(table()), content_type="text/csv; charset=utf-8", headers=headers
        )


class RegisterJson(OfficersOnly, View):
    """The same as JSON: amounts as text, days as ISO dates."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        rows = [row | {"amount_eur": f"{row['amount_eur']:.2f}"} for row in rows_of(granted(request.user))]
        headers = {"Content-Disposition": 'attachment; filename="de-minimis-grants.json"'}
        return JsonResponse({"grants": rows}, headers=headers, json_dumps_params={"ensure_ascii": False})


class Report(OfficersOnly, FormPage):
    """One grant has been entered: keep the register's reference."""

    title = gettext_lazy("Record that a grant is reported")
    form_class = ReportForm
    template_name = "aidledger/report.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.entry = get_object_or_404(granted(request.user), public_id=kwargs["entry"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self.entry, due=due_on(self.entry), **kwargs)

    def form_valid(self, form: ReportForm) -> HttpResponse:
        try:
            report(entry=self.entry, actor=self.request.user, at=timezone.now(), **form.cleaned_data)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("The grant is marked as reported."))
        return redirect("aidledger:register")


class Join(AidForm):
    """Two companies under one control share one room."""

    needs = "join_undertakings"
    title = gettext_lazy("Join with a company under the same control")
    form_class = JoinForm
    said = gettext_lazy("From now on the two share one room.")

    def act(self, form: Any) -> None:
        rcs = "".join(form.cleaned_data["rcs"].split()).upper()
        known = companies_of_officer(self.request.user)
        other: Company | None = known.filter(rcs=rcs).exclude(pk=self.subject.pk).first()
        if other is None:
            raise MoveRefused(_("No other company with this number is registered here."))
        declaring.join(company=self.subject, other=other, actor=self.request.user, at=self.at)
