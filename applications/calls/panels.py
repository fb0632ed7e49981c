"""On the page of an application: the cut-off that a draft goes to, or for which it came in."""

from typing import Any

from django.utils.translation import gettext as _

from applications.calls.queries import has_calls, open_for, opens_next
from applications.panels import Panel, Reader, register_panel
from applications.statuses import UNSENT
from portal.ui import formats


def for_application(application: Any, reader: Reader) -> Panel | None:
    sentence = (
        draft_sentence(application, at=reader.at) if application.status in UNSENT else came_in(application)
    )
    return Panel(template="applications/calls/_panel.html", facts={"text": sentence}) if sentence else None


def came_in(application: Any) -> str:
    entry = getattr(application, "entry", None)
    if entry is None:
        return ""
    moment = formats.deadline(entry.cut_off.closes_at)
    return _("It came in for the cut-off of %(moment)s. Our time counts from then.") % {"moment": moment}


def draft_sentence(application: Any, *, at: Any) -> str:
    """Where a draft goes; nothing where its mode has no calls."""
    if not has_calls(application.mode):
        return ""
    found = open_for(mode=application.mode, company=application.company, at=at, grace=False)
    if found is None:
        following = opens_next(application.mode, at=at)
        if following is None:
            return _("No call is open now. The draft is kept for the next one.")
        return _("The next call opens on %(moment)s. The draft is kept until then.") % {
            "moment": formats.deadline(following.opens_at)
        }
    cut_off, own = found
    if own:
        return _("Your company has until %(moment)s: %(reason)s") % {
            "moment": formats.deadline(own.until),
            "reason": own.reason,
        }
    return _("Send it by %(moment)s for the next cut-off. After that it goes to the one that follows.") % {
        "moment": formats.deadline(cut_off.closes_at)
    }


register_panel("call", order=5, source=for_application)
