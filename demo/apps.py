"""Everything that exists in the demo and nowhere else."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Has no tables of its own."""

    name = "demo"
    verbose_name = _("demo")
