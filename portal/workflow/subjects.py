"""What every object with a life of its own shares: a table of moves, roles as queries, a public id."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import NONE, Role, any_of
from portal.core.ids import public_id
from portal.workflow.lifecycle import Lifecycle, Offer, Words
from portal.workflow.registry import guard

HELD = "held_"  # what the tests of roles are called beside a row
Scopes = Any  # a staticmethod: user → dict[Role, Q]


class SubjectQuerySet(models.QuerySet[Any]):
    """Rows of one kind of subject, as somebody may see them."""

    def visible_to(self, user: Any) -> Self:
        """Only what this person holds some role on; the same query serves lists, pages, files and search."""
        return self.held_by(user, *self.model.seeing)

    def held_by(self, user: Any, *roles: Role) -> Self:
        """Only what this person holds one of these roles on."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        scopes = self.model.scopes(user)
        seen = any_of(scopes.get(role, NONE) for role in roles)
        # A subquery, so that joins inside a scope never double a row.
        return self.filter(pk__in=self.model._base_manager.filter(seen).values("pk"))


class Subject(models.Model):
    """An object whose `status` only the engine assigns."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    status = models.CharField(_("status"), max_length=24, editable=False)

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle: ClassVar[Lifecycle]
    scopes: ClassVar[Scopes]
    seeing: ClassVar[tuple[Role, ...]]  # roles that may see the object at all
    unsaid: ClassVar[tuple[str, ...]] = ()  # relations that no message names
    kind: ClassVar[str]  # how events and notices name this table

    class Meta:
        abstract = True

    def roles_of(self, user: Any) -> frozenset[str]:
        """The roles that this person holds on this object: the same queries as `visible_to`, in one."""
        if user is None:
            return frozenset({Role.SYSTEM})
        held = type(self).role_tests(user)
        if not held:
            return frozenset()
        row = type(self)._base_manager.filter(pk=self.pk).values(**held).first() or {}
        return frozenset(name.removeprefix(HELD) for name, holds in row.items() if holds)

    @classmethod
    def role_tests(cls, user: Any) -> dict[str, Exists]:
        """One test for each role this person can hold, to be read along with a row: the queries of `visible_to`."""
        if not user.is_authenticated or not user.is_active:
            return {}
        manager = cls._base_manager
        return {
            f"{HELD}{role}": Exists(manager.filter(scope, pk=OuterRef("pk")))
            for role, scope in cls.scopes(user).items()
            if scope is not NONE
        }

    def roles_read(self) -> frozenset[str]:
        """The roles of the person whose tests were read along with this row."""
        return frozenset(
            name.removeprefix(HELD) for name, holds in vars(self).items() if name.startswith(HELD) and holds
        )

    def status_for(self, roles: frozenset[str]) -> Words:
        """The status in the words of the side that reads it; a subject with public words overrides this."""
        return self.lifecycle.states(self.status).label

    def refusal(self, name: str, *, actor: Any, at: datetime) -> Words:
        """The first sentence that stands in a move's way, or ""."""
        for condition in self.lifecycle.moves[name].requires:
            if reason := guard[condition](self, actor=actor, at=at):
                return reason
        return ""

    def offers(self, *, roles: frozenset[str], actor: Any, at: datetime) -> list[Offer]:
        """The moves that these roles may make from here, each open or with the reason why not."""
        return [
            Offer(move=move, refusal=self.refusal(move.name, actor=actor, at=at))
            for move in self.lifecycle.leaving(self.status)
            if roles & set(move.by)
        ]
