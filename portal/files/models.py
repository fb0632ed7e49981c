"""One stored file, and the abstract link by which another app's row holds on to it."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.core.ids import public_id
from portal.files.access import seen_by


class FileState(models.TextChoices):
    """How far the virus scan has come."""

    WAITING = "waiting", _("Being checked for viruses")
    CLEAN = "clean", _("Checked")
    UNSCANNED = "unscanned", _("Not checked for viruses")
    REFUSED = "refused", _("Refused by the virus scan")


def place_of(stored: "StoredFile", name: str) -> str:
    """SECURITY: a random place, so that neither the person's words nor a guess lead to a file."""
    key = public_id() + public_id()
    return f"files/{key[:2]}/{key}"


class StoredFileQuerySet(models.QuerySet[Any]):
    """Filters; the claim is in scanning.py."""

    def visible_to(self, user: Any) -> Self:
        """What this person may know of, through the rows that link to it."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(seen_by(user))

    def due(self, at: datetime) -> Self:
        """What a scanner has yet to see and no worker holds now."""
        unseen = Q(state=FileState.WAITING)
        if settings.CLAMD_URL:  # what was let through while there was no scanner is seen once there is one
            unseen |= Q(state=FileState.UNSCANNED)
        free = Q(locked_until__isnull=True) | Q(locked_until__lte=at)
        return self.filter(unseen, free, next_attempt_at__lte=at, erased_at__isnull=True)


class StoredFile(models.Model):
    """One upload. Its bytes and its name never change; only what the scanner says of it does.

    Once its time is over the bytes are erased; the row stays, with the fingerprint of what was there.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    content = models.FileField(upload_to=place_of, max_length=100, editable=False)
    name = models.CharField(_("name"), max_length=130, editable=False)
    mime = models.CharField(_("kind"), max_length=100, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("by")
    )
    state = models.CharField(_("virus scan"), max_length=10, choices=FileState.choices, editable=False)
    reason = models.CharField(_("what the scanner said"), max_length=200, blank=True, editable=False)
    scanned_at = models.DateTimeField(_("scanned"), null=True, editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), editable=False)
    locked_until = models.DateTimeField(_("held by a worker until"), null=True, editable=False)
    attempts = models.PositiveIntegerField(_("attempts"), default=0, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects: ClassVar[StoredFileQuerySet] = StoredFileQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            CheckConstraint(condition=Q(state__in=FileState.values), name="file_known_state"),
            CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_sha256_shape"),
            CheckConstraint(condition=Q(size__gt=0), name="file_not_empty"),
            CheckConstraint(
                condition=~Q(state=FileState.REFUSED) | ~Q(reason=""), name="file_refused_has_reason"
            ),
            CheckConstraint(
                condition=Q(state__in=[FileState.WAITING, FileState.UNSCANNED], scanned_at__isnull=True)
                | Q(state__in=[FileState.CLEAN, FileState.REFUSED], scanned_at__isnull=False),
                name="file_scanned_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"],
                name="file_due",
                condition=Q(state__in=[FileState.WAITING, FileState.UNSCANNED]),
            ),
            models.Index(fields=["uploaded_by", "uploaded_at"], name="file_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return reverse("files:download", args=[self.public_id])

    @property
    def available(self) -> bool:
        """May it be handed out? SECURITY: fails closed; only what was seen, or what a setting lets through."""
        if self.erased_at:
            return False
        if self.state == FileState.CLEAN:
            return True
        return self.state == FileState.UNSCANNED and bool(settings.UNSCANNED_FILES)

    @property
    def state_words(self) -> Any:
        if self.erased_at:
            return _("erased, because its time was over")
        return FileState(self.state).label


class FileLink(models.Model):
    """For other apps' rows that hold a file. They keep it alive; deleting is theirs to decide (domain: retention)."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        abstract = True
