"""Where an edition of a form stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionStatus(TextChoices):
    """An edition is written, then answered, then read."""

    DRAFT = "draft", _("Being written")
    PUBLISHED = "published", _("In use")
    RETIRED = "retired", _("Replaced")


COLOURS = {EditionStatus.DRAFT: "blue", EditionStatus.PUBLISHED: "green", EditionStatus.RETIRED: "grey"}
