"""`manage`: a command of manage.py on the servers of a run, or on servers started for it alone.

Commands given at the same time share the servers of the first one, which waits for the others at its end.
"""

import contextlib
import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from portal.local import account as accounts
from portal.local import leftovers, memo, ports, prepare
from portal.local.places import ROOT, RUN, Place, held, home, made
from portal.local.site import servers
from portal.local.trouble import Trouble

_WAIT = 60.0


def manage(arguments: Sequence[str]) -> int:
    """Run it; its output is its own, so nothing else is printed."""
    account = accounts.for_servers()
    place = Place(folder=made(home(account) / RUN), account=account)
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        with held(place.folder, command="manage") as holder:
            if not holder:
                return _with_own_servers(arguments, place)
        with _users(place, fcntl.LOCK_SH):
            if urls := place.kept_urls():
                return _call(arguments, prepare.settings_for(place, urls, port=ports.DEFAULT))
        time.sleep(0.1)
    raise Trouble("Another command has been starting or stopping the database for a minute. Try again later.")


def _with_own_servers(arguments: Sequence[str], place: Place) -> int:
    leftovers.end_all(place.folder / "pids")
    place.keep_urls({})
    with servers(place) as running:
        told = prepare.settings_for(place, running.urls, port=ports.DEFAULT)
        if not memo.has_tables(running.urls["DATABASE_URL"]):
            prepare.manage("migrate", "--no-input", told=told)
        place.keep_urls(running.urls)
        code = _call(arguments, told)
        with _users(place, fcntl.LOCK_EX):
            place.keep_urls({})
    return code


@contextlib.contextmanager
def _users(place: Place, kind: int) -> Iterator[None]:
    """Commands hold this together while they use the servers of another one, and that one alone at its end."""
    with open(place.folder / "users", "w") as file:
        fcntl.flock(file, kind)
        yield


def _call(arguments: Sequence[str], told: dict[str, str]) -> int:
    # In the folder where the person stands, since an argument may name a file there.
    return subprocess.run([sys.executable, ROOT / "manage.py", *arguments], env=told, check=False).returncode
