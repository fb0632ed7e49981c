"""Parts that views are put together from: a titled page, a page with a form, a language that may change."""

from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.views.generic import FormView

from portal.ui import languages
from portal.ui.layout import FORM_ID


class Titled:
    """Gives the page its title, which is also its heading."""

    title: str | Promise = ""

    def get_title(self) -> str | Promise:
        return self.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": self.get_title()} | kwargs)  # type: ignore[misc]


class KeepTyped:
    """A change of language shows the same form again with what was typed, and saves nothing.

    For any view with get_form(). The buttons in the header belong to the page's form by its id, so this
    works without JavaScript. Passwords and chosen files are not sent back by design.
    """

    page_form = FORM_ID

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = languages.known(request.POST.get(languages.SWITCH))
        if not code:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]
        languages.use(request, code)
        response = self.render_to_response(self.typed_context())  # type: ignore[attr-defined]
        languages.remember(response, code)
        return response

    def typed_context(self) -> dict[str, Any]:
        """The context of the page as it was left; a page with formsets adds them here."""
        form = self.as_left(self.get_form())  # type: ignore[attr-defined]
        return self.get_context_data(form=form)

    def as_left(self, form: BaseForm | BaseFormSet) -> BaseForm | BaseFormSet:
        """Show errors only where the page was showing them already."""
        if languages.CHECKED not in self.request.POST:  # type: ignore[attr-defined]
            forget_errors(form)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"page_form": self.page_form} | kwargs)  # type: ignore[misc]


class FormPage(KeepTyped, Titled, FormView):
    """One form on one page: shown, sent, and answered with a redirect or with its errors."""

    template_name = "ui/form_page.html"


def forget_errors(form: Any) -> None:
    """Leave a sent form as if nobody had judged it: its values stay, its errors do not arise."""
    members = getattr(form, "forms", None)
    if members is None:
        form._errors = ErrorDict()
        form.cleaned_data = {}
        return
    form._errors = [ErrorDict() for _ in members]
    form._non_form_errors = ErrorList()
    for member in members:
        forget_errors(member)
