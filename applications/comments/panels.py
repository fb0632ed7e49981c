"""Where the comments of a draft are: on its page, for the people of the company alone."""

from typing import Any

from django.db.models import Count
from django.urls import reverse

from applications.comments.models import Comment
from applications.panels import Panel, Reader, register_panel
from applications.sections import form_of
from applications.statuses import UNSENT
from portal.accounts.roles import MEMBER_ROLES


def lines_of(application: Any) -> list[dict[str, Any]]:
    """Each section with the address of its thread and how many comments are open; one query."""
    waiting = Comment.objects.open().filter(application=application).order_by()
    rows = waiting.values_list("section").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(rows)
    return [
        {
            "name": section.name,
            "open": numbers.get(section.key, 0),
            "url": reverse("applications:comments", args=[application.public_id, section.key]),
        }
        for section in form_of(application).sections
    ]


def for_members(application: Any, reader: Reader) -> Panel | None:
    if application.status not in UNSENT or reader.roles.isdisjoint(MEMBER_ROLES):
        return None
    return Panel(template="applications/comments/_panel.html", facts={"lines": lines_of(application)})


register_panel("comments", order=70, source=for_members)
