"""The browser of the journeys: found, installed where that is allowed, or its absence explained."""

import shutil

from portal import env
from portal.local.packages import install
from portal.local.trouble import Trouble

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str:
    """The path of a browser, or nothing; CHROMIUM names one that is not where browsers usually are."""
    if given := env.read("CHROMIUM", default=""):
        return given
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


def ensure(*, required: bool) -> str:
    """The path of a browser; nothing, with a line that says how to get one, where none can be had."""
    if found := find():
        return found
    try:
        # libatomic1 is for the driver, which does not bring it along.
        install("chromium", "libatomic1", why="The journeys need a browser")
    except Trouble as trouble:
        if required:
            raise
        print(f"{trouble}\nThe journeys are skipped until then.", flush=True)
    return find()
