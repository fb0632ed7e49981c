"""Which version a step or decision judged, and what a newer one changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.changes.comparing import changed
from applications.models import Application, Version
from portal.workflow.engine import AlreadyMoved


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A judgement of a version that is not the newest any more."""

    judged: int
    newest: int
    changes: str  # `Resources (How many GPU-hours?), Data (…)`
    url: str  # where the two stand beside each other


def latest(application: Application) -> Version | None:
    """What is judged now."""
    version: Version | None = application.versions.first()
    return version


def refuse_if_newer(application: Application, *, seen: int | None) -> Version | None:
    """The version that a judgement is about: the newest. AlreadyMoved where the person read an older one."""
    version = latest(application)
    if seen is not None and version is not None and version.number != seen:
        raise AlreadyMoved(
            _(
                "Version %(number)d has come in since you opened this page. Read what changed, then send this again."
            )
            % {"number": version.number}
        )
    return version


def mark_behind(application: Application, judgements: Iterable[Any], *, newest: Version | None) -> None:
    """Give each judgement its `behind`: None where it judged the newest version, or nothing at all."""
    known: dict[int, Behind] = {}
    for row in judgements:
        row.behind = None
        if newest is None or row.version_id is None or row.version_id == newest.pk:
            continue
        if row.version_id not in known:
            known[row.version_id] = _behind(application, row.version, newest)
        row.behind = known[row.version_id]


def _behind(application: Application, old: Version, newest: Version) -> Behind:
    parts = changed(application, old=old.content, new=newest.content)
    page = reverse("applications:changes", args=[application.public_id])
    return Behind(
        judged=old.number,
        newest=newest.number,
        changes=", ".join(part.named() for part in parts),
        url=f"{page}?from={old.number}&to={newest.number}",
    )
