"""The calendar and the feed of cut-offs, for programs that people have already."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from portal.ui import formats

PRODUCT = "-//MeluXina-AI Access//Calls//EN"
HEAD = (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"))
DAY_BEFORE = timedelta(days=-1)
HOST = "calls.meluxina-ai"


def address(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def heading(cut_off: Any) -> str:
    return _("Cut-off: %(call)s") % {"call": cut_off.call}


def words(cut_off: Any) -> str:
    """When it closes, and whether that has moved."""
    sentence = _("Applications are taken until %(moment)s.") % {"moment": formats.deadline(cut_off.closes_at)}
    if not cut_off.extended:
        return sentence
    was = _("It was announced for %(moment)s.") % {"moment": formats.deadline(cut_off.announced_at)}
    return f"{sentence} {was}"


def calendar(cut_offs: list[Any]) -> bytes:
    """RFC 5545: one event for each cut-off; its UID stays, its SEQUENCE grows with each extension."""
    whole = Calendar()
    for name, value in HEAD:
        whole.add(name, value)
    whole.add("x-wr-calname", _("Cut-offs"))
    for cut_off in cut_offs:
        event = Event()
        event.add("uid", f"{cut_off.public_id}@{HOST}")
        event.add("sequence", cut_off.sequence)
        event.add("dtstamp", cut_off.changed_at)
        event.add("last-modified", cut_off.changed_at)
        event.add("dtstart", cut_off.closes_at)
        event.add("summary", heading(cut_off))
        event.add("description", words(cut_off))
        event.add("url", address(cut_off.call.get_absolute_url()))
        event.add("transp", "TRANSPARENT")
        event.add_component(_alarm(cut_off))
        whole.add_component(event)
    content: bytes = whole.to_ical()
    return content


def _alarm(cut_off: Any) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", DAY_BEFORE)
    alarm.add("description", heading(cut_off))
    return alarm


def atom(cut_offs: list[Any]) -> str:
    """RFC 4287: one entry for each cut-off, updated when it is extended."""
    feed = Atom1Feed(
        title=_("Calls and cut-offs"),
        link=address(reverse("calls:list")),
        description="",
        language=get_language() or "en",
        feed_url=address(reverse("calls:feed")),
        feed_guid="urn:meluxina-ai:calls",
        author_name=settings.SITE_NAME,
    )
    for cut_off in cut_offs:
        feed.add_item(
            title=heading(cut_off),
            link=address(cut_off.call.get_absolute_url()),
            description=words(cut_off),
            unique_id=f"urn:meluxina-ai:cut-off:{cut_off.public_id}",
            pubdate=cut_off.changed_at,
            updateddate=cut_off.changed_at,
        )
    return feed.writeString("utf-8")
