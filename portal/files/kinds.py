"""Which files are taken: their endings, the type that each is served as, and who looks into it.

The list is short on purpose (ASVS 5.2.2): what evidence comes in, and nothing that a browser runs.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE  # one file; below clamd's default StreamMaxLength of 25 MB
MOST_UNPACKED = 100 * MEGABYTE
MOST_MEMBERS = 1000
MOST_RATIO = 200  # unpacked to packed, of one member; office documents stay below 50
MOST_PIXELS = 40_000_000
MOST_PAGES = 1000
MOST_OBJECTS = 50_000
FILES_A_DAY, BYTES_A_DAY = 200, 500 * MEGABYTE  # of one person (ASVS 5.2.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One accepted kind: `looks` names the inspection of it."""

    ending: str
    mime: str
    looks: str


_OOXML = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.ending: kind
    for kind in (
        Kind(ending="pdf", mime="application/pdf", looks="pdf"),
        Kind(ending="png", mime="image/png", looks="picture"),
        Kind(ending="jpg", mime="image/jpeg", looks="picture"),
        Kind(ending="jpeg", mime="image/jpeg", looks="picture"),
        Kind(ending="docx", mime=f"{_OOXML}.wordprocessingml.document", looks="office"),
        Kind(ending="xlsx", mime=f"{_OOXML}.spreadsheetml.sheet", looks="office"),
        Kind(ending="odt", mime="application/vnd.oasis.opendocument.text", looks="office"),
        Kind(ending="ods", mime="application/vnd.oasis.opendocument.spreadsheet", looks="office"),
        Kind(ending="csv", mime="text/csv", looks="table"),
        Kind(ending="txt", mime="text/plain", looks="text"),
    )
}
ACCEPT = ",".join(f".{ending}" for ending in KINDS)
IN_WORDS = _("PDF, PNG, JPEG, Word (DOCX), Excel (XLSX), OpenDocument (ODT, ODS), CSV or TXT")

# An ending before the last one that some system would act on: `invoice.exe.pdf`.
HIDING = frozenset(
    [
        "ade",
        "adp",
        "apk",
        "app",
        "asp",
        "aspx",
        "bat",
        "chm",
        "cmd",
        "com",
        "cpl",
        "dll",
        "dmg",
        "exe",
        "hta",
        "htm",
        "html",
        "iso",
        "jar",
        "js",
        "jse",
        "jsp",
        "lnk",
        "msc",
        "msi",
        "php",
        "phtml",
        "pif",
        "ps1",
        "py",
        "reg",
        "scr",
        "sh",
        "svg",
        "swf",
        "vb",
        "vbe",
        "vbs",
        "wsf",
        "xhtml",
        "xml",
    ]
)
