"""What a company proves its claims with, what was checked against it, and until when that holds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "companies.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        from companies.evidence import acts, duties, effects, guards, notices, panels  # noqa: F401, PLC0415
        from companies.evidence.models import Evidence  # noqa: PLC0415
        from portal.files import access  # noqa: PLC0415

        access.register(Evidence.objects.files_seen_by)
