"""The public check: a file is hashed and forgotten, or a fingerprint is typed."""

import time
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from applications.paper.checking import look_up, of_file, typed
from portal.calculators import seconds_to_wait
from portal.files.kinds import MEGABYTE
from portal.ui.languages import SWITCH
from portal.ui.layout import page_helper
from portal.ui.pages import FormPage

MOST_BYTES = 20 * MEGABYTE


class CheckForm(forms.Form):
    """A file or its fingerprint, and the reference for whoever has one."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A PDF or JSON file of ours. We compute its fingerprint and keep nothing of it."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.json"}),
        error_messages={"empty": _("The file is empty. Choose another file.")},
    )
    fingerprint = forms.CharField(
        label=_("Or its fingerprint"),
        help_text=_("SHA-256: 64 figures and letters, as they are printed on our files."),
        required=False,
        max_length=200,
    )
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_(
            "If you have it, for example MLXAI-2026PG-0001. We then say whether the two belong together."
        ),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = page_helper(*self.fields, submit=_("Check"), mark_optional=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("Our files are smaller than this. Choose a file of at most 20 MB."))
        return file

    def clean_fingerprint(self) -> str:
        given = self.cleaned_data["fingerprint"].strip()
        if given and not typed(given):
            raise forms.ValidationError(
                _("A fingerprint has 64 figures and letters from a to f. Check what you typed.")
            )
        return typed(given)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not values.get("file") and not values.get("fingerprint"):
            self.add_error("file", _("Choose a file, or type its fingerprint."))
        return values


@method_decorator(login_not_required, name="dispatch")
class CheckFile(FormPage):
    """The answer stands above the form. It is sent by POST, so that no address tells what was asked."""

    title = _("Is this file genuine?")
    template_name = "applications/check/page.html"
    form_class = CheckForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wait = 0 if SWITCH in request.POST else seconds_to_wait(request, now=time.time())
        if not wait:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.add_error(None, _("You have asked very often. Try again in a minute."))
        response = self.render_to_response(self.get_context_data(form=form), status=429)
        response.headers["Retry-After"] = str(wait)
        return response

    def form_valid(self, form: CheckForm) -> HttpResponse:
        values = form.cleaned_data
        fingerprint = of_file(values["file"].chunks()) if values["file"] else values["fingerprint"]
        verdict = look_up(fingerprint, reference=values["reference"])
        return self.render_to_response(self.get_context_data(form=form, verdict=verdict))
