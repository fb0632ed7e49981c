"""Access modes in words: how much, for how long, answered when, and by which way."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from applications.forms.figures import in_figures
from applications.models import AccessMode
from applications.models.mode import StepKind
from portal.ui import formats
from portal.ui.layout import Words

# What a step means for the applicant: never who does it, nor how far it has come.
WAY: dict[StepKind, tuple[Words, Words]] = {
    StepKind.ELIGIBILITY: (
        gettext_lazy("We check that your company is eligible"),
        gettext_lazy("Luxinnovation compares your registration with the rules of the programme."),
    ),
    StepKind.TECHNICAL: (
        gettext_lazy("We check that the work can run on the machine"),
        gettext_lazy("LuxProvide reads what you wrote about the work and the resources."),
    ),
    StepKind.REVIEW: (
        gettext_lazy("An expert reads your application"),
        gettext_lazy("Somebody who knows the field and has no interest in the outcome."),
    ),
    StepKind.DECISION: (
        gettext_lazy("The decision is made"),
        gettext_lazy("Two people decide it. You get it with its reasons, in writing."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the way from sending to deciding."""

    title: Words
    text: Words


def stages(kinds: list[str]) -> list[Stage]:
    """The way of an application, as the applicant reads it; two reviews in a row are said once."""
    return [Stage(title=WAY[kind][0], text=WAY[kind][1]) for kind in dict.fromkeys(map(StepKind, kinds))]


def hours(mode: AccessMode) -> str:
    """`5,000 GPU-hours`, `5,001 to 50,000 GPU-hours`, `from 50,001 GPU-hours`."""
    language = (get_language() or "en")[:2]
    if mode.fixed_hours:
        return formats.gpu_hours(mode.hours_min, language=language)
    if mode.hours_max is None:
        return _("from %(least)s GPU-hours") % {"least": in_figures(mode.hours_min)}
    return _("%(least)s to %(most)s GPU-hours") % {
        "least": in_figures(mode.hours_min),
        "most": in_figures(mode.hours_max),
    }


def _amount(mode: AccessMode) -> str:
    """The same without the unit."""
    least = in_figures(mode.hours_min)
    if mode.fixed_hours:
        return least
    if mode.hours_max is None:
        return _("from %(least)s") % {"least": least}
    return _("%(least)s to %(most)s") % {"least": least, "most": in_figures(mode.hours_max)}


def term(mode: AccessMode) -> str:
    """`1, 2 or 3 months`."""
    *first, last = sorted(mode.months)
    if not first:
        return ngettext("%(count)d month", "%(count)d months", last) % {"count": last}
    return _("%(first)s or %(last)s months") % {"first": ", ".join(map(str, first)), "last": last}


def answer(mode: AccessMode) -> str:
    """`2 working days`."""
    days = mode.promise_days
    return ngettext("%(count)d working day", "%(count)d working days", days) % {"count": days}


def facts(mode: AccessMode) -> list[dict[str, Any]]:
    """The figures of a mode, as the component `facts` shows them."""
    return [
        {"label": _("GPU-hours"), "value": _amount(mode)},
        {"label": _("For how long"), "value": term(mode)},
        {"label": _("Answer within"), "value": answer(mode), "note": _("after you have sent everything")},
    ]
