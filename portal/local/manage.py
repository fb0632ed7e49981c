"""`manage`: a command of manage.py on the servers of a run, or on servers started for it alone."""

import subprocess
import sys
import time
from collections.abc import Sequence

from portal.local import account as accounts
from portal.local import leftovers, ports, prepare
from portal.local.places import ROOT, RUN, Place, held, home, made
from portal.local.site import servers
from portal.local.trouble import Trouble

_WAIT = 120.0


def manage(arguments: Sequence[str]) -> int:
    """Run it; its output is its own, so nothing else is printed."""
    account = accounts.for_servers()
    folder = made(home(account) / RUN)
    place = Place(folder=folder, account=account)
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        with held(folder, command="manage") as holder:
            if not holder:
                leftovers.end_all(folder / "pids")
                place.keep_urls({})
                return _with_own_servers(arguments, place)
        if urls := place.kept_urls():
            return _call(arguments, prepare.settings_for(place, urls, port=ports.DEFAULT))
        time.sleep(0.1)
    raise Trouble(
        "Another command of manage.py still uses the database. Give this one again when it is done."
    )


def _with_own_servers(arguments: Sequence[str], place: Place) -> int:
    with servers(place) as running:
        told = prepare.settings_for(place, running.urls, port=ports.DEFAULT)
        if not prepare.has_tables(running.urls["DATABASE_URL"]):
            prepare.manage("migrate", "--no-input", told=told)
        return _call(arguments, told)


def _call(arguments: Sequence[str], told: dict[str, str]) -> int:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=told, check=False).returncode
