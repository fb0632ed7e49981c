"""The demo's own pages: who can sign in, with which code, and what the mails say."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from demo import codes, mails
from demo.accounts import APPLICANTS, PASSWORD
from portal.ui.pages import Titled

EVERY = 10  # seconds between two looks at the codes, where the browser runs scripts


@method_decorator(login_not_required, name="dispatch")
class DemoPage(Titled, TemplateView):
    """Anybody may read it: whoever reaches the demo is meant to try it."""

    http_method_names = ["get", "head", "options"]
    request: Any  # with what django_htmx adds


class Index(DemoPage):
    """The accounts, the present codes of the staff, and the latest mails. htmx fetches the codes alone."""

    title = _("Try the demo")

    def get_template_names(self) -> list[str]:
        return ["demo/_codes.html" if self.request.htmx else "demo/index.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = codes.present()
        shown = {
            "staff": codes.codes(now=now),
            "left": codes.seconds_left(now=now),
            "every": EVERY,
            "password": PASSWORD,
        }
        if not self.request.htmx:
            shown |= {"applicants": APPLICANTS, "mails": mails.latest()}
        return super().get_context_data(**shown | kwargs)


class ReadMail(DemoPage):
    """One mail as text, with its links."""

    template_name = "demo/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mail = mails.by_key(self.kwargs["key"])
        if mail is None:
            raise Http404
        return super().get_context_data(mail=mail, **kwargs | {"title": mail.subject})
