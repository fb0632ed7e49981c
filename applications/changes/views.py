"""The page that shows what changed between two versions, for everybody who may see the versions."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from applications.changes.comparing import compare
from applications.duties import name_of
from applications.notices import file_page
from applications.views.pages import ApplicationPage
from portal.accounts.roles import MEMBER_ROLES
from portal.ui.layout import filter_helper
from portal.ui.pages import Titled


class VersionsForm(forms.Form):
    """Which two versions; a GET form, so that a comparison has an address."""

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(number, _("Version %(number)d") % {"number": number}) for number in numbers]
        for name, label in (("from", _("From")), ("to", _("To"))):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
        self.helper = filter_helper("from", "to", submit=_("Compare"))


class Changes(ApplicationPage, Titled, TemplateView):
    """Added and removed words, question by question; without a choice, the last two versions."""

    title = _("What changed")
    template_name = "applications/changes.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.numbers = list(self.subject.versions.order_by("number").values_list("number", flat=True))
        if not self.numbers:
            raise Http404

    def chosen(self) -> tuple[VersionsForm, int, int]:
        last = {"from": self.numbers[max(len(self.numbers) - 2, 0)], "to": self.numbers[-1]}
        asked = {name: self.request.GET.get(name, number) for name, number in last.items()}
        form = VersionsForm(asked, numbers=self.numbers)
        if form.is_valid():
            last = form.cleaned_data
        return form, last["from"], last["to"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, first, second = self.chosen()
        found = {row.number: row for row in self.subject.versions.filter(number__in=(first, second))}
        old, new = found[first], found[second]
        parts = compare(self.subject, old=old.content, new=new.content) if first != second else []
        return super().get_context_data(
            form=form,
            old=old,
            new=new,
            parts=[part for part in parts if part.changes],
            same=sum(part.same for part in parts),
            several=len(self.numbers) > 1,
            **kwargs,
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        if not self.roles & set(MEMBER_ROLES):
            return [(self.subject, file_page(self.subject))]
        return [*super().crumbs(), (name_of(self.subject), self.subject.get_absolute_url())]
