"""System checks: what the settings promise about files can be kept."""

import importlib.util
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning


def storage_is_complete(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Object storage needs its client, and a site that lets nothing unscanned through needs a scanner."""
    found: list[CheckMessage] = []
    if _on_s3(settings.STORAGES) and not importlib.util.find_spec("storages"):
        found.append(
            Error(
                "STORAGE_URL names object storage, and its client is not installed. "
                "Install it with: pip install 'django-storages[s3]==1.14.6'",
                id="files.E001",
            )
        )
    if not settings.CLAMD_URL and not settings.UNSCANNED_FILES:
        found.append(
            Warning("CLAMD_URL is not set, so no uploaded file will ever be handed out.", id="files.W001")
        )
    return found


def _on_s3(storages: Any) -> bool:
    return "s3" in storages["default"]["BACKEND"]
