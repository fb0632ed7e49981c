"""Everything that exists in the demo and nowhere else."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Has no tables of its own, so its name is never shown."""

    name = "demo"
