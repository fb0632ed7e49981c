"""An invitation to belong to a company, sent to one address."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.models import Company
from companies.team.lifecycle import INVITATION
from companies.team.roles import invitation_scopes
from companies.team.statuses import InvitationStatus
from portal.accounts.roles import MEMBER_ROLES, Role, choices
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet


class Invitation(Subject):
    """One address is asked to belong to one company, in one role. It holds for who reads that mailbox."""

    # Two weeks: long enough for a holiday, short enough that a forgotten mailbox opens nothing (OWASP advises
    # that links which grant access end).
    GOOD_FOR: ClassVar[timedelta] = timedelta(days=14)
    # A mail takes minutes; sent again sooner it would only annoy, and many times over it would be a weapon.
    SEND_AGAIN_AFTER: ClassVar[timedelta] = timedelta(minutes=10)
    MOST_MAILS: ClassVar[int] = 5

    company = models.ForeignKey(Company, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), max_length=254)
    role = models.CharField(_("role"), max_length=8, choices=choices(*MEMBER_ROLES))
    language = models.CharField(_("language of the mail"), max_length=2, choices=settings.LANGUAGES)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited"), editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("by")
    )
    sent_at = models.DateTimeField(_("last sent"), editable=False)
    sent_times = models.PositiveSmallIntegerField(_("times sent"), default=1, editable=False)
    expires_at = models.DateTimeField(_("good until"), editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = INVITATION
    scopes: ClassVar[Any] = staticmethod(invitation_scopes)
    seeing = (Role.OWNER, Role.INVITEE)
    kind: ClassVar[str] = "invitation"
    notice_needs = ("company",)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            known_status(INVITATION),
            stamped_together(INVITATION, "answered"),
            stamped_in(INVITATION, "answered", InvitationStatus.ACCEPTED, InvitationStatus.DECLINED),
            UniqueConstraint(
                fields=["company", "email"],
                condition=Q(status=InvitationStatus.SENT),
                name="one_open_invitation",
            ),
            CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_in_small_letters"),
            CheckConstraint(condition=Q(role__in=MEMBER_ROLES), name="invitation_known_role"),
            CheckConstraint(
                condition=Q(token_digest__regex=r"^[0-9a-f]{64}$"),  # noqa: S106 - a shape, no secret
                name="invitation_digest_shape",
            ),
            CheckConstraint(condition=Q(sent_times__gte=1), name="invitation_sent_once_at_least"),
        ]
        indexes = [
            models.Index(
                fields=["expires_at"], condition=Q(status=InvitationStatus.SENT), name="invitation_expiring"
            ),
            models.Index(fields=["email", "status"], name="invitation_by_address"),
        ]
        triggers = [only_edges(INVITATION)]

    def __str__(self) -> str:
        return f"{self.email} → {self.company} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return reverse("companies:members", args=[self.company.public_id])

    def is_good(self, at: datetime) -> bool:
        """Its time is not over; the status says the rest."""
        return at < self.expires_at

    def notice_context(self, event: Any) -> dict[str, Any]:
        return {"company": self.company.name, "address": self.email}


class CurrentCompany(models.Model):
    """Which of several companies a person acts for now; without a row, all of them. It gives no right."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="current_company", verbose_name=_("person")
    )
    company = models.ForeignKey(Company, models.CASCADE, related_name="+", verbose_name=_("company"))

    class Meta:
        verbose_name = _("company that a person acts for")
        verbose_name_plural = _("companies that people act for")

    def __str__(self) -> str:
        return f"{self.user}: {self.company}"
