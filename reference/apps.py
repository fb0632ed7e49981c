"""The generated part of the documentation."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Has no tables of its own, so its name is never shown."""

    name = "reference"
