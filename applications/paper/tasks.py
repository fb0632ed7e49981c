"""What workers do with files: the broker carries numbers only."""

from celery import shared_task
from django.utils import timezone

MAKE = "applications.paper.make"


@shared_task(name=MAKE)
def make(*, version_ids: list[int], languages: list[str], **_future: object) -> None:
    """Set the PDF of these versions and their receipts. Safe to run twice: what is there stays."""
    from applications.models import Version  # noqa: PLC0415
    from applications.paper import issuing  # noqa: PLC0415

    at = timezone.now()
    for version in Version.objects.filter(pk__in=version_ids).select_related("application__company"):
        for language in languages:
            issuing.version_pdf(version, language=language, at=at, patient=True)
            issuing.receipt_pdf(version.application, language=language, at=at)
