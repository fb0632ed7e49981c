"""What follows from an edition's moves, in the same transaction."""

from datetime import datetime
from typing import Any

from applications.models import AccessMode
from portal.workflow.registry import effect


@effect("edition_put_in_use")
def edition_put_in_use(edition: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """The access mode asks it from here on; its drafts follow."""
    AccessMode.objects.filter(pk=edition.mode_id).update(form=edition)
