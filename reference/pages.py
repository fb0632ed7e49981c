"""Which files there are, whether they are up to date, and how they are written."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import translation

from reference.addresses import addresses
from reference.exports import application_file
from reference.permissions import permissions
from reference.states import states
from reference.tables import environment, gpus, messages, modes

FOLDER = Path(settings.ROOT) / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "states.md": states,
    "permissions.md": permissions,
    "settings.md": environment,
    "messages.md": messages,
    "access-modes.md": modes,
    "gpus.md": gpus,
    "addresses.md": addresses,
    "application-file.md": application_file,
}


def made(name: str) -> str:
    """The page as the code wants it, in English."""
    with translation.override("en"):
        return PAGES[name]()


def stale(folder: Path = FOLDER) -> list[str]:
    """The files that are missing or say something else than the code."""
    return [name for name in PAGES if not _is_fresh(folder / name)]


def write(folder: Path = FOLDER) -> list[str]:
    """Write what is stale; the names of what was written."""
    written = stale(folder)
    for name in written:
        (folder / name).write_text(made(name))
    return written


def _is_fresh(path: Path) -> bool:
    return path.is_file() and path.read_text() == made(path.name)
