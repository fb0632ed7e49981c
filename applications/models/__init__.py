"""Tables of applications; import them from here."""

from applications.models.application import Application
from applications.models.content import SectionAnswers, Version
from applications.models.mode import AccessMode, ModeStep, ReferenceCounter

__all__ = [
    "AccessMode",
    "Application",
    "ModeStep",
    "ReferenceCounter",
    "SectionAnswers",
    "Version",
]
