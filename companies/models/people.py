"""Who belongs to a company, and who asks to."""

from datetime import timedelta
from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.lifecycle import JOIN
from companies.models.company import Company
from companies.roles import join_scopes
from companies.statuses import JoinStatus
from portal.accounts.roles import MEMBER_ROLES, Role, choices
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.subjects import Subject, SubjectQuerySet

# A deferred trigger: within one transaction owners may change places. It locks the company, so that of two
# owners who go at once the second one's commit sees the first one gone.
KEEP_AN_OWNER = """
PERFORM 1 FROM companies_company WHERE id = OLD.company_id FOR UPDATE;
IF FOUND AND NOT EXISTS (
    SELECT 1 FROM companies_membership WHERE company_id = OLD.company_id AND role = 'owner'
) THEN
    RAISE EXCEPTION 'A company keeps an owner.' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


class Membership(models.Model):
    """One person's place in one company; a consultant has several."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=choices(*MEMBER_ROLES))
    since = models.DateTimeField(_("since"), editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            UniqueConstraint(fields=["company", "user"], name="membership_once"),
            CheckConstraint(condition=Q(role__in=MEMBER_ROLES), name="membership_known_role"),
        ]
        indexes = [models.Index(fields=["user", "company", "role"], name="membership_of_person")]
        triggers = [
            pgtrigger.Trigger(
                name="keep_an_owner",
                when=pgtrigger.After,
                operation=pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Condition("OLD.role = 'owner'"),
                func=KEEP_AN_OWNER,
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.company}"


class JoinRequest(Subject):
    """A person asks to belong to a company; its owners answer."""

    # A month: an owner on holiday still answers, and nobody is let in by a request that all have forgotten.
    GOOD_FOR: ClassVar[timedelta] = timedelta(days=30)

    company = models.ForeignKey(Company, models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="join_requests")
    asked_name = models.CharField(_("name that the person typed"), max_length=200)
    message = models.CharField(_("message to the owner"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("asked"), editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects: ClassVar[Any] = SubjectQuerySet.as_manager()

    lifecycle = JOIN
    scopes: ClassVar[Any] = staticmethod(join_scopes)
    seeing = (Role.OWNER, Role.ASKER)
    kind: ClassVar[str] = "join"
    notice_needs = ("company", "person")

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        constraints = [
            known_status(JOIN),
            stamped_together(JOIN, "answered"),
            stamped_in(JOIN, "answered", JoinStatus.ACCEPTED, JoinStatus.DECLINED),
            UniqueConstraint(
                fields=["company", "person"],
                condition=Q(status=JoinStatus.ASKED),
                name="one_open_join_request",
            ),
        ]
        triggers = [only_edges(JOIN)]

    def __str__(self) -> str:
        return f"{self.person} → {self.company}"

    def get_absolute_url(self) -> str:
        return reverse("companies:members", args=[self.company.public_id])

    def notice_context(self, event: Any) -> dict[str, Any]:
        # SECURITY: who is not let in reads no more of the company than the name they typed themselves.
        return {
            "company": self.company.name,
            "asked_name": self.asked_name,
            "person_who_asks": self.person.name or self.person.email,
        }
