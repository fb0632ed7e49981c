"""Steps on the path of an application, and decisions by two people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = _("Reviews and decisions")

    def ready(self) -> None:
        from reviews import acts, duties, effects, guards, menu, notices, panels, paper  # noqa: F401, PLC0415
