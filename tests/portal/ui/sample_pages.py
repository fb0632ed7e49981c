"""The site's addresses plus pages that only these tests have: a form, a formset, a failure."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.decorators import method_decorator

from portal.ui.forms import AmountField, DayField
from portal.ui.layout import Button, Group, Inline, Paragraph, Styled, euro, page_helper
from portal.ui.pages import FormPage
from portal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SAVED: list[dict[str, object]] = []


class SampleForm(forms.Form):
    title = forms.CharField(
        max_length=20, help_text="Up to 20 letters.", error_messages={"required": "Enter a title"}
    )
    kind = forms.ChoiceField(choices=[("a", "Training"), ("b", "Running")], widget=forms.RadioSelect)
    data = forms.MultipleChoiceField(
        choices=[("p", "Personal"), ("o", "Open")], widget=forms.CheckboxSelectMultiple, required=False
    )
    price = AmountField(required=False)
    begins = DayField(required=False)
    plan = forms.FileField(required=False)
    street = forms.CharField(required=False)
    agreed = forms.BooleanField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(
            Styled("title", width="medium", autocomplete="organization-title"),
            "kind",
            "data",
            Paragraph("A sentence between."),
            euro("price"),
            Styled("begins", width="short"),
            "plan",
            Group(Inline("street"), legend="Address", hint="Where the seat is."),
            "agreed",
            "secret",
            submit="Save",
            buttons=[Button("Later", name="later")],
        )

    def clean(self) -> None:
        if self.cleaned_data.get("title") == "refused":
            raise forms.ValidationError("This title was refused.")


@method_decorator(login_not_required, name="dispatch")
class SamplePage(FormPage):
    form_class = SampleForm
    title = "Sample"
    success_url = "/help/"

    def form_valid(self, form: SampleForm) -> HttpResponse:
        SAVED.append(form.cleaned_data)
        return super().form_valid(form)


@login_not_required
def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as intended")


@login_not_required
def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Only an owner may sign.")


urlpatterns = [
    *urlpatterns,
    path("sample/", SamplePage.as_view(), name="sample"),
    path("fails/", fails),
    path("refuses/", refuses),
]
