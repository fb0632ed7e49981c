"""A folder of its own for each test's uploads, and people who see a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.files import access
from tests.portal.files.scanner import Clamd, clamd


@pytest.fixture(autouse=True)
def _own_folder(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }


@pytest.fixture
def scanner(settings: pytest.FixtureRequest) -> Iterator[Clamd]:
    with clamd() as server:
        settings.CLAMD_URL = server.url
        settings.UNSCANNED_FILES = False
        yield server


@pytest.fixture
def everybody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everything linked to every file, for tests that are about something else."""
    from portal.files.models import StoredFile  # noqa: PLC0415

    monkeypatch.setattr(access, "_sources", [lambda user: StoredFile.objects.values("pk")])
