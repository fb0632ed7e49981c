"""Which mails a person does not want; the inbox has every message all the same."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mute(models.Model):
    """One kind of message that one person does not want by mail."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=48)

    class Meta:
        verbose_name = _("mail switched off")
        verbose_name_plural = _("mails switched off")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="mute_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
