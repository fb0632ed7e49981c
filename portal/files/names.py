"""The name of an uploaded file, made fit for showing and for saving: never a path, never a trick."""

import re
import unicodedata

from portal.core.text import single_line

MOST = 120
FORBIDDEN = re.compile(r'[<>:"|?*\\/;\x00-\x1f]+')
NOTHING = "file"


def clean(raw: str) -> str:
    """One line without folders, direction marks and signs that file systems or headers take amiss; ending kept."""
    base = re.split(r"[\\/]", raw.replace("\x00", ""))[-1]
    line = FORBIDDEN.sub("_", single_line(unicodedata.normalize("NFC", base))).strip(" .")
    stem, dot, ending = line.rpartition(".")
    if not dot:
        return line[:MOST] or NOTHING
    ending = ending[:10]
    return f"{stem[: MOST - len(ending) - 1].strip(' .') or NOTHING}.{ending}"


def endings(name: str) -> list[str]:
    """Everything after the first point, in small letters: `a.exe.pdf` has two endings."""
    return [part.strip().lower() for part in name.split(".")[1:]]
