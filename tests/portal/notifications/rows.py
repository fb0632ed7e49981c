"""What several of these tests ask for: rows that wait, and a clock that is told what to say."""

from datetime import timedelta

from portal.notifications.models import Channel, Notice


def waiting(person=None):
    """Mail that waits, in the order in which it was written."""
    rows = Notice.objects.waiting().filter(channel=Channel.MAIL).order_by("id")
    return rows.filter(recipient=person) if person else rows


class Clock:
    """Says what it is told, and goes on by `step` seconds with every look."""

    def __init__(self, at, *, step=0.0):
        self.at, self.step = at, step

    def __call__(self):
        self.at += timedelta(seconds=self.step)
        return self.at
