"""The one address of every file."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from portal.files.models import StoredFile
from portal.files.serving import hand_out
from portal.ui.pages import Titled


class Download(Titled, TemplateResponseMixin, ContextMixin, View):
    """The file to whoever sees what it belongs to; a word on why where it may not be handed out."""

    http_method_names = ["get", "head"]
    template_name = "files/waiting.html"
    title = _("This file cannot be opened now")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seen = StoredFile.objects.visible_to(request.user)
        self.stored = get_object_or_404(seen, public_id=kwargs["public_id"])
        if self.stored.available:
            return hand_out(self.stored)
        return self.render_to_response(self.get_context_data(stored=self.stored), status=409)
