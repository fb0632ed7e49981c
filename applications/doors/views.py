"""Which door is mine? A page that answers three answers and keeps none."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from applications import mode_words
from applications.doors.forms import FinderForm
from applications.doors.models import Door
from applications.doors.rules import QUESTIONS, Amount, Rule, find
from applications.models import AccessMode
from applications.queries import shown_modes
from applications.statuses import MODE_COLOURS
from portal.ui.layout import Words
from portal.ui.pages import Titled


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One door on the page: a mode of ours or a row of others, and the sentence of its rule."""

    why: Words
    mode: AccessMode | None = None
    door: Door | None = None

    @property
    def facts(self) -> list[dict[str, Any]]:
        return mode_words.facts(self.mode) if self.mode else []

    @property
    def asked(self) -> int:
        """How many steps lie between sending and deciding."""
        return len(self.mode.path.all()) if self.mode else 0


@method_decorator(login_not_required, name="dispatch")
class Finder(Titled, TemplateView):
    """The questions, and below them the answer once all three are given."""

    title = _("Which door is yours?")
    template_name = "applications/find.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = any(name in self.request.GET for name in QUESTIONS)
        form = FinderForm(self.request.GET if asked else None)
        found = self.answer(form.cleaned_data) if asked and form.is_valid() else {}
        return super().get_context_data(form=form, colours=MODE_COLOURS, **found, **kwargs)

    def answer(self, answers: dict[str, str]) -> dict[str, Any]:
        modes = {mode.slug: mode for mode in shown_modes()}
        doors = {door.slug: door for door in Door.objects.filter(shown=True)}
        is_open = frozenset(slug for slug, mode in modes.items() if mode.is_open)
        found = find(answers, open_modes=is_open)
        ways = [way_of(rule, modes=modes, doors=doors) for rule in (found.main, *found.others)]
        shown = [way for way in ways if way.mode or way.door]
        said = [(words, options(answers[name]).label) for name, (words, options) in QUESTIONS.items()]
        unknown = answers["amount"] == Amount.UNKNOWN
        return {"main": shown[0] if shown else None, "others": shown[1:], "said": said, "unknown": unknown}


def way_of(rule: Rule, *, modes: dict[str, AccessMode], doors: dict[str, Door]) -> Way:
    """What the rule names, where its row still stands."""
    return Way(why=rule.why, mode=modes.get(rule.mode), door=doors.get(rule.door))
