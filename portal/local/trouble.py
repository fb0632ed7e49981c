"""What can go wrong on a machine, as sentences that say what to do.

Standard library only and free of newer syntax: `dev.py` reads this file before anything is installed.
"""

import errno
import shutil
from pathlib import Path


class Trouble(Exception):
    """Something a person can put right; the message is all that they read."""


_SENTENCES = {
    errno.ENOSPC: "The disk is full: {what}. Free some space and give the same command again.",
    errno.EDQUOT: "Your disk quota is used up: {what}. Free some space and give the same command again.",
    errno.EROFS: "The disk is read-only: {what}. Copy the checkout to a place where you may write.",
    errno.EACCES: (
        "You may not write here: {what}. Give the command as the owner of the checkout, "
        "or copy it to a place that is yours."
    ),
}
_SENTENCES[errno.EPERM] = _SENTENCES[errno.EACCES]

_HARDLY_ANYTHING = 1_000_000
_TRACES = (("No space left on device", errno.ENOSPC), ("Read-only file system", errno.EROFS))


def sentence(error: OSError) -> str:
    """The error as a sentence; what has no sentence of its own keeps the system's words."""
    what = error.filename or error.strerror
    known = _SENTENCES.get(error.errno or 0)
    return known.format(what=what) if known else f"The machine refused: {what} ({error.strerror})."


def sentence_if_full(folder: Path) -> str:
    """The sentence for a full disk, for programs that keep the reason of their failure to themselves."""
    full = shutil.disk_usage(str(folder)).free < _HARDLY_ANYTHING
    return sentence(OSError(errno.ENOSPC, "", str(folder))) if full else ""


def sentence_in(output: str) -> str:
    """The sentence for the first known fault in another program's output, or nothing."""
    for trace, number in _TRACES:
        for line in output.splitlines():
            if trace in line:
                return _SENTENCES[number].format(what=line.strip().rstrip("."))
    return ""
