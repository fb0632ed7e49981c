"""The files that the architecture tests read, and how they name what breaks a rule."""

from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "companies", "applications", "allocations", "reviews", "demo", "reference")


def _python(*folders: str) -> list[Path]:
    found = [
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    ]
    return sorted(found)


PYTHON = [ROOT / "dev.py", ROOT / "manage.py", *_python(*PACKAGES)]
TESTS = _python("tests")
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt"))


def offenders(paths: Iterable[Path], breaks: Callable[[Path], object]) -> dict[str, object]:
    """Each file that breaks a rule, with what breaks it."""
    return {str(path.relative_to(ROOT)): found for path in paths if (found := breaks(path))}
