"""Stored files, by the service that stores them."""

from datetime import datetime
from typing import Any

from portal.files.inspection import inspect
from portal.files.models import StoredFile
from portal.files.services import store
from tests.factories.clock import NOW
from tests.factories.people import make_person


def make_file(
    *, actor: Any = None, name: str = "note.txt", content: bytes = b"Hello", at: datetime = NOW
) -> StoredFile:
    """One uploaded file."""
    upload = inspect(name=name, content=content)
    return store(upload=upload, actor=actor or make_person(), at=at)
