"""Office documents are ZIP archives: read member by member, within limits, and never unpacked to a disk.

Refused: macros, embedded objects, links to elsewhere that load by themselves, entities of XML, archives in archives,
paths out of the folder, links, and what unpacks to too much.
"""

import io
import re
import zipfile

from django.utils.translation import gettext as _

from portal.files.inspection.refusals import FileRefused
from portal.files.kinds import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED, Kind

SYMLINK = 0o120000
SMALL = 64 * 1024  # below this a high ratio says nothing
MACROS = re.compile(
    r"vbaproject|vbadata|activex|(?:^|/)(?:basic|scripts)/|macrosheets|customui", re.IGNORECASE
)
INSIDE = re.compile(
    r"(?:^|/)embeddings/|oleobject|\.(?:bin|exe|dll|zip|jar|7z|rar|docx|xlsx|docm|xlsm|js|vbs)$", re.I
)
HARMLESS_BIN = re.compile(r"printerSettings\d*\.bin$|calcChain", re.IGNORECASE)
EXTERNAL = re.compile(rb'TargetMode\s*=\s*["\']External', re.IGNORECASE)
HYPERLINK = re.compile(rb'/relationships/hyperlink["\']', re.IGNORECASE)
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DDE = re.compile(rb"DDEAUTO|ddeLink|\bDDE\s", re.IGNORECASE)
MAIN = {"docx": b"wordprocessingml.document.main+xml", "xlsx": b"spreadsheetml.sheet.main+xml"}


def look(content: bytes, kind: Kind) -> bytes:
    """The same bytes, once every member has been read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        _within_limits(members)
        for member in members:
            _fit(member)
        parts = {member.filename: archive.read(member) for member in members if not member.is_dir()}
    if min((member.header_offset for member in members), default=1) != 0:
        raise FileRefused(_("This is more than one file. Save it again and upload the new file."))
    _is_what_it_says(parts, kind)
    for name, data in parts.items():
        _quiet(name, data)
    return content


def _within_limits(members: list[zipfile.ZipInfo]) -> None:
    """SECURITY: before anything is unpacked; a member that is larger than it says fails its own checksum."""
    large = [member for member in members if member.file_size > SMALL]
    swollen = any(member.file_size > MOST_RATIO * max(member.compress_size, 1) for member in large)
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED or swollen:
        raise FileRefused(
            _("It unpacks to far more than it holds. Save it again, or as PDF, and upload that.")
        )


def _fit(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    escapes = name.startswith(("/", "\\")) or "\\" in name or ":" in name or "\x00" in name
    if escapes or ".." in name.split("/") or (member.external_attr >> 16) & 0o170000 == SYMLINK:
        raise FileRefused(_("It points to places outside itself. Save it again and upload the new file."))
    if member.flag_bits & 0x1:
        raise FileRefused(_("It is protected by a password. Save it without one and upload it again."))
    if MACROS.search(name):
        raise FileRefused(_("It holds macros. Save it without them and upload it again."))
    if INSIDE.search(name) and not HARMLESS_BIN.search(name):
        raise FileRefused(_("It carries another file inside. Upload each file by itself."))


def _is_what_it_says(parts: dict[str, bytes], kind: Kind) -> None:
    if kind.ending in MAIN:
        types = parts.get("[Content_Types].xml", b"")
        if b"macroEnabled" in types:
            raise FileRefused(_("It holds macros. Save it without them and upload it again."))
        right = MAIN[kind.ending] in types
    else:
        right = parts.get("mimetype", b"").strip() == kind.mime.encode() and "content.xml" in parts
    if not right:
        raise FileRefused(
            _("It is not what its ending says. Save it in the right format and upload it again.")
        )


def _quiet(name: str, data: bytes) -> None:
    """Nothing in a member runs or loads by itself. SECURITY: two-byte alphabets are read without their zeros."""
    if data.startswith(b"PK\x03\x04") or data.startswith((b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")):
        raise FileRefused(_("It carries another file inside. Upload each file by itself."))
    if not name.lower().endswith((".xml", ".rels", ".rdf")):
        return
    text = data.replace(b"\x00", b"")
    if ENTITY.search(text):
        raise FileRefused(_("It defines entities of its own. Save it again, or as PDF, and upload that."))
    if DDE.search(text):
        raise FileRefused(_("It calls another program. Save it without links to other programs."))
    if name.lower().endswith(".rels"):
        for relation in re.findall(rb"<[^>]*Relationship\b[^>]*>", text):
            if EXTERNAL.search(relation) and not HYPERLINK.search(relation):
                raise FileRefused(_("It loads something from elsewhere. Save it as PDF and upload that."))
