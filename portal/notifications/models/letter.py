"""A mail that is about no subject and may go to somebody who cannot sign in: confirm, reset, invite."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.notifications.models.outgoing import WAITING, Outgoing, OutgoingQuerySet, waiting_indexes


class Letter(Outgoing):
    """SECURITY: the words may hold a secret, so they are emptied as soon as the letter is sent or given up."""

    to = models.EmailField(_("to"), max_length=254, editable=False)
    subject = models.CharField(_("subject"), max_length=200, editable=False)
    text = models.TextField(_("text"), editable=False)
    html = models.TextField(_("HTML"), blank=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, editable=False)

    objects: ClassVar[OutgoingQuerySet] = OutgoingQuerySet.as_manager()  # type: ignore[assignment]

    QUEUE = "to"
    AT_REST = {"text": "", "html": ""}

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            *Outgoing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=WAITING) | Q(text="", html=""), name="letter_forgets_its_words"
            ),
        ]
        indexes = waiting_indexes("post", queue="to")

    def __str__(self) -> str:
        return f"{self.public_id} ({self.get_state_display()})"
