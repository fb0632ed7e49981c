"""An application: whose it is, which mode, where it stands. What it says is in content.py."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.lifecycle import APPLICATION
from applications.models.mode import AccessMode
from applications.roles import application_scopes
from applications.statuses import DECIDED, UNDER_REVIEW, UNSENT, Status
from companies.models import Company
from portal.accounts.roles import MEMBER_ROLES, Role
from portal.workflow.constraints import known_status, only_edges, stamped_in, stamped_together
from portal.workflow.lifecycle import Words
from portal.workflow.subjects import Subject, SubjectQuerySet


def _moment(text: str | None) -> datetime | None:
    """An instant as an event's data keeps it."""
    return datetime.fromisoformat(text) if text else None


def person(label: Any) -> Any:
    """A stamp's `_by`: filled by the engine, never typed."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )


class ApplicationQuerySet(SubjectQuerySet):
    """Filters of applications."""

    def under_review(self) -> "ApplicationQuerySet":
        return self.filter(status__in=UNDER_REVIEW)

    def with_heads(self) -> "ApplicationQuerySet":
        """With what every list shows, so that a row costs no query."""
        return self.select_related("company", "mode")


class Application(Subject):
    """A company's request for GPU-hours under one access mode."""

    company = models.ForeignKey(
        Company, models.PROTECT, related_name="applications", editable=False, verbose_name=_("company")
    )
    mode = models.ForeignKey(
        AccessMode, models.PROTECT, related_name="applications", editable=False, verbose_name=_("access mode")
    )
    reference = models.CharField(_("reference"), max_length=24, null=True, unique=True, editable=False)  # noqa: DJ001
    title = models.CharField(_("title"), max_length=120, blank=True, editable=False)
    hours = models.DecimalField(
        _("GPU-hours asked"), max_digits=12, decimal_places=4, null=True, editable=False
    )
    months = models.PositiveSmallIntegerField(_("months asked"), null=True, editable=False)
    starts_on = models.DateField(_("wished start"), null=True, editable=False)
    language = models.CharField(
        _("language of the decision"), max_length=2, choices=settings.LANGUAGES, default="fr", editable=False
    )
    form = models.ForeignKey(
        "questionnaires.Edition",
        models.PROTECT,
        to_field="public_id",
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("edition of the form"),
        help_text=_("Kept from the submission on; a draft follows its access mode."),
    )
    promised_on = models.DateField(_("answer promised by"), null=True, editable=False)
    reply_days = models.PositiveSmallIntegerField(_("working days to reply"), default=0, editable=False)
    created_at = models.DateTimeField(_("begun"), editable=False)
    created_by = person(_("begun by"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    submitted_by = person(_("submitted by"))
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = person(_("decided by"))
    responded_at = models.DateTimeField(_("offer answered"), null=True, editable=False)
    responded_by = person(_("offer answered by"))

    objects: ClassVar[Any] = ApplicationQuerySet.as_manager()

    lifecycle = APPLICATION
    scopes: ClassVar[Any] = staticmethod(application_scopes)
    seeing = (*MEMBER_ROLES, Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER)
    kind: ClassVar[str] = "application"
    unsaid = ("form",)
    notice_needs = ("company", "mode", "offer")

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            known_status(APPLICATION),
            stamped_together(APPLICATION, "submitted"),
            stamped_together(APPLICATION, "decided"),
            stamped_together(APPLICATION, "responded"),
            stamped_in(APPLICATION, "submitted", *UNDER_REVIEW, *DECIDED),
            stamped_in(APPLICATION, "decided", *DECIDED),
            stamped_in(APPLICATION, "responded", Status.ACCEPTED, Status.OFFER_REFUSED),
            CheckConstraint(
                condition=Q(submitted_at__isnull=True)
                | Q(reference__isnull=False, promised_on__isnull=False),
                name="application_sent_has_reference",
            ),
            CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(form__isnull=False),
                name="application_sent_keeps_form",
            ),
            CheckConstraint(
                condition=Q(status__in=UNSENT) | Q(status=Status.WITHDRAWN) | Q(submitted_at__isnull=False),
                name="application_unsent_is_draft",
            ),
        ]
        indexes = [
            models.Index(
                fields=["promised_on", "id"], name="application_queue", condition=Q(status__in=UNDER_REVIEW)
            ),
            models.Index(fields=["company", "-created_at"], name="application_of_company"),
            models.Index(fields=["-submitted_at", "-id"], name="application_latest"),
        ]
        triggers = [only_edges(APPLICATION)]

    def __str__(self) -> str:
        return self.reference or f"{self.mode} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return reverse("applications:detail", args=[self.public_id])

    def status_for(self, roles: frozenset[str]) -> Words:
        if roles & {Role.OFFICER, Role.ASSESSOR, Role.REVIEWER, Role.DECIDER}:
            return Status(self.status).label
        return Status.public(self.status)

    def notice_context(self, event: Any) -> dict[str, Any]:
        return {
            "reference": self.reference or "",
            "title": self.title,
            "company": self.company.name,
            "mode": self.mode.name,
            "promised_on": self.promised_on,
            "hours": self.hours,
            "note": event.note,
            "next_cut_off": _moment(event.data.get("next")),
            # Asked only where a message names them: a list of fifty messages does not look fifty times.
            "question": lambda: self._asked(event),
            "questions": lambda: getattr(self._round(event), "number", 1),
            "answer_by": lambda: getattr(self._round(event), "answer_by", None),
            "summary": lambda: getattr(self._reply(), "summary", ""),
            "reply_by": lambda: getattr(self._reply(), "reply_by", None),
            "hours_offered": lambda: getattr(self._offer(), "hours", None),
            "offer_until": lambda: getattr(self._offer(), "expires_at", None),
        }

    def _round(self, event: Any) -> Any:
        """The round of questions that a message is about; it comes from the dialogue."""
        return self.rounds.filter(sent_at=event.at).first() if event.name == "ask" else None

    def _asked(self, event: Any) -> str:
        """Its questions as one text, a line or more for each: whatever a person typed is shielded as a text."""
        waiting = self._round(event)
        return waiting.as_text() if waiting else ""

    def _reply(self) -> Any:
        """The reply that may be given before the decision; it comes from the dialogue."""
        return getattr(self, "reply", None)

    def _offer(self) -> Any:
        """The offer that a message is about; it comes from the app to the right."""
        return getattr(self, "offer", None)
