"""Doors of others: where else a company finds computing time, advice or money."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Door(models.Model):
    """One offer of somebody else, as its own page states it, with the day on which that was checked."""

    slug = models.SlugField(_("short name in the rules"), unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what it gives"))
    conditions = models.TextField(_("what it asks"))
    url = models.URLField(_("address"))
    shown = models.BooleanField(_("shown"), default=True)
    source = models.TextField(_("where these facts come from"))
    checked_on = models.DateField(_("checked on"))

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("door of others")
        verbose_name_plural = _("doors of others")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return str(self.title)
