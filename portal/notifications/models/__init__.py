"""Tables of messages; import them from here."""

from portal.notifications.models.canary import Canary
from portal.notifications.models.letter import Letter
from portal.notifications.models.mute import Mute
from portal.notifications.models.notice import Channel, Notice
from portal.notifications.models.outgoing import WAITING, Outgoing, State

__all__ = ["WAITING", "Canary", "Channel", "Letter", "Mute", "Notice", "Outgoing", "State"]
