"""Finds the person of a session in one query, with staff roles and whatever else every page asks for."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from portal.accounts import along
from portal.accounts.models import StaffRole, User


class Backend(AuthenticationBackend):
    """allauth's own, with the roles read along. SECURITY: at every request, so that a change counts at the next."""

    def get_user(self, user_id: int) -> User | None:
        roles = StaffRole.objects.filter(user=OuterRef("pk")).values("role")
        user = (
            User.objects.annotate(roles_held=ArraySubquery(roles), **along.columns())
            .order_by()
            .filter(pk=user_id)
            .first()
        )
        if user is None or not self.user_can_authenticate(user):
            return None
        user.staff_role_names = frozenset(user.roles_held)
        return user
