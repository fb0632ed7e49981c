"""Writes on comments. They are no part of an application's history: the staff reads that."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.comments.models import Comment
from applications.models import Application
from applications.statuses import UNSENT
from portal.accounts.roles import MEMBER_ROLES
from portal.workflow.engine import MoveRefused

MOST = 200  # comments on one section


@transaction.atomic
def write(*, application: Application, section: str, text: str, actor: Any, at: datetime) -> Comment:
    """Add a comment to a section's thread; a second click on the same words is the same comment. MoveRefused else."""
    locked = _open(application, actor=actor)
    words = text.strip()
    if not words:
        raise MoveRefused(_("Write your comment."))
    thread = Comment.objects.filter(application=locked, section=section)
    last = thread.last()
    if last and (last.by_id, last.text) == (actor.pk, words):
        return last
    if thread.count() >= MOST:
        raise MoveRefused(_("There are too many comments on this section. Delete some first."))
    return Comment.objects.create(application=locked, section=section, text=words, at=at, by=actor)


@transaction.atomic
def resolve(*, comment: Comment, actor: Any, at: datetime) -> None:
    """Mark a comment as settled, whoever wrote it; twice is once."""
    _open(comment.application, actor=actor)
    Comment.objects.open().filter(pk=comment.pk).update(resolved_at=at, resolved_by=actor)


@transaction.atomic
def delete(*, comment: Comment, actor: Any) -> None:
    """Take one's own comment away for good. MoveRefused for another's."""
    _open(comment.application, actor=actor)
    if comment.by_id != actor.pk:
        raise MoveRefused(_("You can delete only what you wrote yourself."))
    comment.delete()


def _open(application: Application, *, actor: Any) -> Application:
    """The draft, locked. MoveRefused for whoever does not belong to the company, and once it was sent."""
    locked: Application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if not locked.roles_of(actor) & set(MEMBER_ROLES):
        raise MoveRefused(_("Only people of the company comment on its draft."))
    if locked.status not in UNSENT:
        raise MoveRefused(_("The application has been sent. Its comments stay as they are."))
    return locked
