"""PDF files: opened by a reader, and refused where something in them acts or hides."""

import io
import re
import zipfile
from typing import Any

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from portal.files.inspection.refusals import FileRefused
from portal.files.kinds import MOST_OBJECTS, MOST_PAGES, Kind

ACTS = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/XFA", "/Rendition"}
)
CARRIES = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/EF"})
MARKUP = re.compile(rb"<\s*(?:html|script|svg|iframe|!doctype)", re.IGNORECASE)
HEAD = 2048


def look(content: bytes, kind: Kind) -> bytes:
    """The same bytes, once nothing in them acts, carries another file or is locked."""
    if (
        not content.startswith(b"%PDF-")
        or MARKUP.search(content[:HEAD])
        or zipfile.is_zipfile(io.BytesIO(content))
    ):
        raise FileRefused(_("This is more than a PDF. Print it to a new PDF and upload that."))
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise FileRefused(_("It is protected by a password. Save it without one and upload it again."))
    count = reader.get_num_pages()
    if not count:
        raise FileRefused(_("It has no pages. Choose another file."))
    if count > MOST_PAGES:
        raise FileRefused(_("It has more than %(limit)d pages. Split it.") % {"limit": MOST_PAGES})
    _nothing_acts(reader)
    return content


def _nothing_acts(reader: PdfReader) -> None:
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise FileRefused(_("It is too complicated to be checked. Print it to a new PDF and upload that."))
    words: set[str] = set()
    _collect(reader.trailer, words)
    for number in numbers:
        generation = next((gen for gen, table in reader.xref.items() if number in table), 0)
        _collect(reader.get_object(IndirectObject(number, generation, reader)), words)
    if words & ACTS:
        raise FileRefused(_("It holds a script or an action. Print it to a new PDF and upload that."))
    if words & CARRIES:
        raise FileRefused(_("It carries another file inside. Upload each file by itself."))


def _collect(value: Any, words: set[str]) -> None:
    """The names that an object's own dictionaries use; what it only points at is looked at in its turn."""
    todo = [value]
    while todo:
        each = todo.pop()
        if isinstance(each, DictionaryObject):
            words.update(str(key) for key in each)
            todo += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            todo += list(list.__iter__(each))
        elif isinstance(each, str) and each.startswith("/"):
            words.add(str(each))
