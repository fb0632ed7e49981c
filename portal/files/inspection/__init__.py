"""Looks into an upload before anything is stored: name, size, first bytes, and whether its own parser opens it.

`inspect` gives an `Upload` or raises `FileRefused` with a sentence for the person. What cannot be judged is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import filetype
from django.utils.translation import gettext as _

from portal.files import names
from portal.files.inspection import archives, pdfs, pictures, texts
from portal.files.inspection.refusals import FileRefused, refuse
from portal.files.kinds import HIDING, IN_WORDS, KINDS, MEGABYTE, MOST_BYTES, Kind

__all__ = ["FileRefused", "Upload", "inspect"]

LOOKS: dict[str, Callable[[bytes, Kind], bytes]] = {
    "pdf": pdfs.look,
    "picture": pictures.look,
    "office": archives.look,
    "table": texts.look_at_table,
    "text": texts.look,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that passed: its clean name, the type it really has, and the bytes that will be kept."""

    name: str
    mime: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def inspect(*, name: str, content: bytes) -> Upload:
    """Judge one file by its name and its bytes; what the browser says of its type counts for nothing."""
    shown = names.clean(name)
    kind = _kind(name=shown)
    if not content:
        raise refuse(_("%(name)s is empty. Choose another file."), name=shown)
    if len(content) > MOST_BYTES:
        words = _("%(name)s is larger than %(limit)d MB. Make it smaller or split it.")
        raise refuse(words, name=shown, limit=MOST_BYTES // MEGABYTE)
    _same_inside(kind, content, name=shown)
    try:
        kept = LOOKS[kind.looks](content, kind)
    except FileRefused as refused:
        raise FileRefused(f"{shown}: {refused}") from None
    except Exception:  # a parser that stumbles says that the file is broken, or made to break it
        raise refuse(
            _("%(name)s cannot be opened. Save it again and upload the new file."), name=shown
        ) from None
    return Upload(name=shown, mime=kind.mime, content=kept)


def _kind(*, name: str) -> Kind:
    found = names.endings(name)
    kind = KINDS.get(found[-1]) if found else None
    if kind is None:
        raise refuse(
            _("%(name)s is of a kind that we do not take. Upload %(kinds)s."), name=name, kinds=IN_WORDS
        )
    if HIDING & set(found[:-1]):
        raise refuse(_("%(name)s has two endings. Rename it, so that it ends once."), name=name)
    return kind


def _same_inside(kind: Kind, content: bytes, *, name: str) -> None:
    """The first bytes agree with the ending; texts have none, and must look like nothing else."""
    guess = filetype.guess(content)
    found = guess.mime if guess else ""
    if kind.looks == "office":
        agrees = content.startswith(
            b"PK\x03\x04"
        )  # which office document it is, its own list of contents says
    elif kind.looks in ("text", "table"):
        agrees = not found
    else:
        agrees = found == kind.mime
    if not agrees:
        words = _("%(name)s is not what its ending says. Save it in the right format and upload it again.")
        raise refuse(words, name=name)
