"""Applications that were begun from earlier ones."""

from datetime import datetime
from typing import Any

from applications.again.models import Origin
from applications.again.services import begin_from
from tests.factories.clock import NOW


def make_origin(walk: Any, *, at: datetime = NOW) -> Origin:
    """A draft begun from a walk's application, and the link between the two."""
    draft = begin_from(origin=walk.application, mode=walk.mode, actor=walk.owner, at=at)
    origin: Origin = Origin.objects.select_related("application", "origin").get(application=draft)
    return origin
