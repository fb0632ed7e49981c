"""The generated part of the documentation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """Has no tables of its own."""

    name = "reference"
    verbose_name = _("reference")
