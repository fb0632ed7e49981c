"""The first screen of a person who has signed in."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from portal.ui.duties import beginning_for, by_whom, duties_of, grouped
from portal.ui.pages import Titled


class Home(Titled, TemplateView):
    """What must I do now, and by when."""

    title = _("What you have to do")
    template_name = "ui/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        duties = duties_of(user, at=timezone.now())
        beginning = None if duties else beginning_for(user)
        groups = [(group, by_whom(members)) for group, members in grouped(duties)]
        return super().get_context_data(groups=groups, beginning=beginning, **kwargs)
