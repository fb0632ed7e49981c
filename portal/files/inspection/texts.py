"""Plain text and tables: really text, no markup that a browser would run, no formulas that a spreadsheet would."""

import csv
import re

from django.utils.translation import gettext as _

from portal.files.inspection.refusals import FileRefused
from portal.files.kinds import Kind

CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
MARKUP = re.compile(r"<\s*(?:!doctype|html|script|svg|iframe|body|\?xml|\?php|object|embed)", re.IGNORECASE)
STARTS_FORMULA = ("=", "@", "＝", "＠", "|", "%")
STARTS_NUMBER = ("+", "-", "＋", "－")


def look(content: bytes, kind: Kind) -> bytes:
    """The same bytes, once they are known to be text."""
    decoded(content)
    return content


def look_at_table(content: bytes, kind: Kind) -> bytes:
    """The same bytes, once no cell would run as a formula (OWASP, CSV injection)."""
    text = decoded(content)
    for delimiter in (",", ";", "\t"):
        for row in csv.reader(text.splitlines(), delimiter=delimiter):
            if any(_runs(cell) for cell in row):
                raise FileRefused(
                    _("The table holds formulas. Save it with values only and upload it again.")
                )
    return content


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or the Windows alphabet of our countries; raises where it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252")
    if CONTROLS.search(text):
        raise FileRefused(_("This is not plain text. Save it as text (UTF-8) and upload it again."))
    if MARKUP.search(text):
        raise FileRefused(_("This is a web page or a script. Save it as PDF and upload that."))
    return text


def _runs(cell: str) -> bool:
    start = cell.strip(" \t\r\n\0'\"")
    if start.startswith(STARTS_FORMULA):
        return True
    return start.startswith(STARTS_NUMBER) and len(start) > 1 and not _is_number(start)


def _is_number(text: str) -> bool:
    """`-5`, `-1.200,50`, `+352 621 123` and dashes say a number or nothing; `+cmd|…` does not."""
    return bool(re.fullmatch(r"[+\-＋－][\d\s.,'’€%()\-/]*(?:EUR)?", text))
