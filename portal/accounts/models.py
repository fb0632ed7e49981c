"""A person who signs in, and the staff roles that person holds."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import STAFF_ROLES, choices
from portal.core.ids import public_id


class UserManager(BaseUserManager["User"]):
    """Creates people by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def holding(self, role: str) -> models.QuerySet["User"]:
        """Active people who hold a staff role."""
        return self.filter(is_active=True, staff_roles__role=role).distinct()


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What they may do hangs on memberships and staff roles, never on this row."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(
        _("language of correspondence"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may use the administration"), default=False)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)
    # Part of what every session is checked against: one more, and all sessions of this person end.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    kind: ClassVar[str] = "person"  # how events name this table
    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_address"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_in_small_letters"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=dict(settings.LANGUAGES)), name="user_known_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] or self.email

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}.{self.session_epoch}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return (f"{known}.{self.session_epoch}" for known in super().get_session_auth_fallback_hash())

    @cached_property
    def staff_role_names(self) -> frozenset[str]:
        """The staff roles of this person, read once for each request; or with others', where they were prefetched."""
        return frozenset(row.role for row in self.staff_roles.all())

    @property
    def needs_second_factor(self) -> bool:
        """Staff of any kind sign in with a second factor."""
        return self.is_staff or self.is_superuser or bool(self.staff_role_names)


class StaffRole(models.Model):
    """One staff role of one person; a person of Luxinnovation may hold several."""

    user = models.ForeignKey(User, models.CASCADE, related_name="staff_roles", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=choices(*STAFF_ROLES))
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)

    class Meta:
        verbose_name = _("staff role")
        verbose_name_plural = _("staff roles")
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="staff_role_once"),
            models.CheckConstraint(condition=models.Q(role__in=STAFF_ROLES), name="staff_role_known"),
        ]
        indexes = [models.Index(fields=["role"], name="staff_role_by_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user}"
