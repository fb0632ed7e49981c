"""What is asked of an applicant and what comes back: rounds of questions, and one reply before the decision."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from portal.core.ids import public_id


def person(label: Any, *, null: bool = False) -> Any:
    """Who did it; a person with a history is never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=null, related_name="+", verbose_name=label
    )


def together(stamp: str, name: str) -> CheckConstraint:
    """`<stamp>_at` and `<stamp>_by` are both there or both missing."""
    filled = Q(**{f"{stamp}_at__isnull": False, f"{stamp}_by__isnull": False})
    empty = Q(**{f"{stamp}_at__isnull": True, f"{stamp}_by__isnull": True})
    return CheckConstraint(condition=filled | empty, name=name)


UNSENT = Q(sent_at__isnull=True, closed_at__isnull=True)
WAITING = Q(sent_at__isnull=False, answered_at__isnull=True, closed_at__isnull=True)


class RoundQuerySet(models.QuerySet["Round"]):
    """Filters of rounds."""

    def draft(self) -> "RoundQuerySet":
        """Collected by the staff and not sent; the database admits one to an application."""
        return self.filter(UNSENT)

    def sent(self) -> "RoundQuerySet":
        """What the applicant may read."""
        return self.filter(sent_at__isnull=False)

    def open(self) -> "RoundQuerySet":
        """Sent and waiting for the answers; the database admits one to an application."""
        return self.filter(WAITING)


class Round(models.Model):
    """Some questions that go out at once. From sending to answering the promise stands still."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="rounds", verbose_name=_("application")
    )
    begun_at = models.DateTimeField(_("begun"))
    begun_by = person(_("begun by"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    sent_by = person(_("sent by"), null=True)
    answer_by = models.DateField(_("answers hoped for by"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = person(_("answered by"), null=True)
    closed_at = models.DateTimeField(_("closed without an answer"), null=True)

    objects: ClassVar[RoundQuerySet] = RoundQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("round of questions")
        verbose_name_plural = _("rounds of questions")
        ordering = ["begun_at", "id"]
        constraints = [
            UniqueConstraint(fields=["application"], condition=UNSENT, name="one_unsent_round"),
            UniqueConstraint(fields=["application"], condition=WAITING, name="one_open_round"),
            together("sent", "round_sent_together"),
            together("answered", "round_answered_together"),
            CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(sent_at__isnull=False, closed_at__isnull=True),
                name="round_answered_was_sent",
            ),
            CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(answer_by__isnull=False), name="round_sent_has_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.begun_at:%Y-%m-%d %H:%M} ({self.pk})"

    @property
    def asked_at(self) -> Any:
        """Since when we wait, as the pace of an application reads it."""
        return self.sent_at

    @property
    def places(self) -> list[str]:
        """What this round opens for correction."""
        return sorted({place for question in self.questions.all() for place in question.places})

    @property
    def number(self) -> int:
        """How many questions it has."""
        return len(self.questions.all())

    def as_text(self) -> str:
        """Every question as one text, numbered where there are several."""
        texts = [question.text for question in self.questions.all()]
        if len(texts) == 1:
            return texts[0]
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))


class Question(models.Model):
    """One question. `places` says what it is about, and that is what opens: `resources`, or `resources.hours`."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="questions", verbose_name=_("round"))
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.TextField(_("question"))
    places = ArrayField(models.CharField(max_length=80), default=list, verbose_name=_("about"))
    added_at = models.DateTimeField(_("added"))
    added_by = person(_("added by"))
    # Until the round is answered this is a draft that only the company reads.
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "id"]
        constraints = [
            UniqueConstraint(fields=["round", "position"], name="question_position_once"),
            CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
        ]

    def __str__(self) -> str:
        return f"{self.round} #{self.position}"


class Reply(models.Model):
    """What the assessment found, told to the applicant before the decision, and what they say to it: once."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="reply", verbose_name=_("application")
    )
    summary = models.TextField(_("summary for the applicant"))
    invited_at = models.DateTimeField(_("told"))
    invited_by = person(_("told by"))
    reply_by = models.DateField(_("reply until"))
    text = models.TextField(_("reply"), blank=True)
    replied_at = models.DateTimeField(_("replied"), null=True)
    replied_by = person(_("replied by"), null=True)
    closed_at = models.DateTimeField(_("closed without a reply"), null=True)

    class Meta:
        verbose_name = _("reply before the decision")
        verbose_name_plural = _("replies before the decision")
        constraints = [
            together("replied", "reply_replied_together"),
            CheckConstraint(
                condition=Q(replied_at__isnull=True) | (Q(closed_at__isnull=True) & ~Q(text="")),
                name="reply_replied_or_closed",
            ),
            CheckConstraint(condition=~Q(summary=""), name="reply_has_summary"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.invited_at:%Y-%m-%d}"

    @property
    def ended_at(self) -> Any:
        """When the clock went on, or None while it stands."""
        return self.replied_at or self.closed_at

    @property
    def asked_at(self) -> Any:
        """Since when we wait, as the pace of an application reads it."""
        return self.invited_at

    @property
    def answered_at(self) -> Any:
        """Until when we waited, with a reply or without."""
        return self.ended_at
