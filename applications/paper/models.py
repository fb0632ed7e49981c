"""Who signed what, and every file that left the portal with its fingerprint. Both are only ever added to."""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Version
from companies.mandates.models import Mandate
from companies.mandates.statuses import MandateKind, MandateStatus
from portal.core.ids import public_id
from portal.workflow.constraints import append_only

SHA256 = r"^[0-9a-f]{64}$"
# Whoever writes the row: nobody signs another content than the version holds.
SAME_DIGEST = """
IF NOT EXISTS (SELECT 1 FROM applications_version WHERE id = NEW.version_id AND digest = NEW.digest) THEN
    RAISE EXCEPTION 'A signature is of what its version holds.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Signature(models.Model):
    """One person's declaration over one version: who, as what, by which mandate, when, and in which words."""

    version = models.OneToOneField(
        Version, models.PROTECT, related_name="signature", verbose_name=_("version")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signed by")
    )
    name = models.CharField(_("name"), max_length=200)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name=_("mandate"))
    mandate_kind = models.CharField(_("kind of mandate"), max_length=8, choices=MandateKind.choices)
    mandate_status = models.CharField(_("mandate was"), max_length=9, choices=MandateStatus.choices)
    at = models.DateTimeField(_("signed"))
    digest = models.CharField(_("SHA-256 of what was signed"), max_length=64)
    edition = models.CharField(_("edition of the declaration"), max_length=16)
    text = models.TextField(_("declaration"))
    language = models.CharField(_("language of the declaration"), max_length=2, choices=settings.LANGUAGES)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            CheckConstraint(condition=Q(digest__regex=SHA256), name="signature_digest_shape"),
            CheckConstraint(condition=~Q(text="") & ~Q(name=""), name="signature_says_who_and_what"),
        ]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="same_digest", when=pgtrigger.Before, operation=pgtrigger.Insert, func=SAME_DIGEST
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.name}"


class Kind(models.TextChoices):
    """What a file is, in the words of the public check."""

    APPLICATION = "application", _("Application as submitted (PDF)")
    RECEIPT = "receipt", _("Receipt (PDF)")
    DECISION = "decision", _("Decision (PDF)")
    VERSION = "version", _("Application as submitted (JSON)")
    WHOLE = "whole", _("Export of the whole file (JSON)")


def place_of(issued: "Issued", name: str) -> str:
    """SECURITY: a random place in the private store, so that no guess leads to a file."""
    key = public_id() + public_id()
    return f"paper/{key[:2]}/{key}"


class Issued(models.Model):
    """A file as it left the portal. `key` is the fingerprint of what it says, `sha256` of its bytes.

    A PDF is kept, so that everybody who asks again gets the same bytes; a JSON file is made anew from its version.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="issued", verbose_name=_("application")
    )
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, related_name="issued", verbose_name=_("version")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=2, blank=True)
    key = models.CharField(_("fingerprint of what it says"), max_length=64)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, unique=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    content = models.FileField(upload_to=place_of, max_length=100, blank=True, editable=False)
    of = models.DateTimeField(_("moment of what it says"))
    made_at = models.DateTimeField(_("made"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("issued file")
        verbose_name_plural = _("issued files")
        constraints = [
            UniqueConstraint(fields=["application", "kind", "language", "key"], name="issued_once"),
            CheckConstraint(condition=Q(kind__in=Kind.values), name="issued_known_kind"),
            CheckConstraint(
                condition=Q(sha256__regex=SHA256) & Q(key__regex=SHA256), name="issued_digest_shape"
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.application} {self.kind} {self.language} ({self.sha256[:12]})"
