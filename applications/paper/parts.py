"""What other apps add to an export: the decision, the offer, what an application came from. Each registers its own.

SECURITY: a source gives what the applicant may read and nothing else; the export knows no other way in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from applications.paper.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A part that is also a file of its own."""

    document: Document
    of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """One key of the export. `shape` in the registry says what its fields mean."""

    data: dict[str, Any] = field(default_factory=dict)
    letter: Letter | None = None


Source = Callable[[Any], Extra | None]
Shape = dict[str, tuple[str, str]]  # field → type and meaning

_parts: dict[str, tuple[Source, Shape]] = {}


def register_part(name: str, *, shape: Shape, source: Source) -> None:
    """Add a key; `source` answers None where the applicant has nothing to read."""
    _parts[name] = (source, shape)


def parts_of(application: Any) -> dict[str, Extra]:
    """What there is to read now, by its key."""
    found = {name: source(application) for name, (source, _shape) in _parts.items()}
    return {name: extra for name, extra in found.items() if extra}


def part_of(application: Any, name: str) -> Extra | None:
    return _parts[name][0](application) if name in _parts else None


def shapes() -> dict[str, Shape]:
    return {name: shape for name, (_source, shape) in sorted(_parts.items())}
