"""`run` and `stop`: everything up under one supervisor until a signal comes, and that signal."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence

from portal import env
from portal.local import account as accounts
from portal.local import leftovers, parts, ports, prepare
from portal.local.places import RUN, Place, held, home, made
from portal.local.processes import Process
from portal.local.site import servers
from portal.local.supervisor import Supervisor, stop_together
from portal.local.trouble import Trouble

_START_LIMIT = 90.0
_STOP_LIMIT = 15.0


def run(_arguments: Sequence[str]) -> int:
    """Start everything, say where it is, and look after it until a signal comes."""
    with _kept_set() as place:
        port = ports.chosen(env.read("PORT", default=str(ports.DEFAULT)), command="python3 dev.py run")
        _say("Starting the database, the broker and the cache …")
        with servers(place) as running:
            place.keep_urls(running.urls)
            told = prepare.settings_for(place, running.urls, port=port)
            _say("Bringing the database up to date …")
            prepare.migrate(running, told)
            prepare.fill(running, told, say="Making the demo data …")
            processes = parts.processes(place, told, port=port)
            _serve(
                processes,
                kept=running.processes,
                port=port,
                text=parts.accounts(place, told) if running.embedded else None,
            )
    return 0


def _serve(processes: list[Process], *, kept: list[Process], port: int, text: Process | None) -> None:
    """The site first, so that its page is there soonest; then the rest, and all of it until a signal comes."""
    site, *others = processes
    with contextlib.ExitStack() as stack:
        stack.callback(stop_together, [*processes, text] if text else processes)
        _say("Starting the site, the worker and the scheduler …")
        for process in (site, text):
            if process:
                process.start()
        Supervisor([site, *kept]).watch(until=_in_time(lambda: parts.answers(port)))
        for process in others:
            process.start()
        _say(f"Ready at http://{ports.HOST}:{port}")
        if text:
            text.finish(by=time.monotonic() + _START_LIMIT)
            _say(text.log.read_text())
        Supervisor([*processes, *kept]).watch()


def stop(_arguments: Sequence[str]) -> int:
    """Stop what `run` started in another terminal, or what a crash left behind."""
    folder = made(home(accounts.for_servers()) / RUN)
    until = time.monotonic() + _STOP_LIMIT
    asked = ""
    while time.monotonic() < until:
        with held(folder, command="stop") as holder:
            if not holder:
                leftovers.end_all(folder / "pids")
                _say("Stopped." if asked else "Nothing runs from this checkout.")
                return 0
        if holder != asked:
            asked = holder
            _ask(*holder.split())
        time.sleep(0.1)
    raise Trouble(f"Process {asked.split()[0]} does not stop. End it with: kill -9 {asked.split()[0]}")


def _ask(pid: str, command: str) -> None:
    if command != "run":
        raise Trouble(f"It is '{command}' (process {pid}) that uses the database here. It ends by itself.")
    try:
        os.kill(int(pid), signal.SIGTERM)
    except PermissionError:
        raise Trouble(f"Process {pid} belongs to somebody else, who has to stop it.") from None


@contextlib.contextmanager
def _kept_set() -> Iterator[Place]:
    """Hold the set that keeps its data; Trouble when another process holds it."""
    account = accounts.for_servers()
    folder = made(home(account) / RUN)
    with held(folder, command="run") as holder:
        if holder:
            raise Trouble(
                f"The portal runs from this checkout already (process {holder.split()[0]}). "
                "Stop it there with Ctrl-C, or from here with: python3 dev.py stop"
            )
        leftovers.end_all(folder / "pids")
        place = Place(folder=folder, account=account)
        place.keep_urls({})
        yield place


def _in_time(condition: Callable[[], bool]) -> Callable[[], bool]:
    """The condition; Trouble when it has not come true within the limit."""
    until = time.monotonic() + _START_LIMIT

    def ask() -> bool:
        if time.monotonic() > until:
            raise Trouble(
                f"The site does not answer after {_START_LIMIT:.0f} seconds; see .local/log/site.log"
            )
        return condition()

    return ask


def _say(text: str) -> None:
    print(text, flush=True)
