"""Watches the processes of a run: starts again what died, and gives up on a site that cannot stay up."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from portal.local.processes import Process
from portal.local.trouble import Trouble

PATIENCE = 6.5
_LOOK_EVERY = 0.25
_LONGEST_WAIT = 30.0
# A process that stayed up this long has recovered, and earlier deaths are forgotten.
_RECOVERED_AFTER = 60.0


@dataclass
class Watched:
    """A process, how often it died in a row, and when it is started again."""

    process: Process
    deaths: int = 0
    due_at: float = 0.0


@dataclass
class Supervisor:
    """Everything that runs; `vital` names the processes without which there is nothing to run for."""

    processes: Sequence[Process]
    vital: frozenset[str] = frozenset({"site"})
    give_up_after: int = 3
    first_wait: float = 1.0
    watched: list[Watched] = field(init=False)

    def __post_init__(self) -> None:
        self.watched = [Watched(process) for process in self.processes]

    def watch(self, *, until: Callable[[], bool] = lambda: False) -> None:
        """Look after them until then, or until a signal; Trouble when a vital one keeps dying."""
        while not until():
            for each in self.watched:
                self.look(each, now=time.monotonic())
            time.sleep(_LOOK_EVERY)

    def look(self, each: Watched, *, now: float) -> None:
        """One look at one process."""
        if each.due_at:
            if now >= each.due_at:
                each.due_at = 0.0
                each.process.start()
        elif each.process.exit_code is not None:
            self._mourn(each, now=now)

    def _mourn(self, each: Watched, *, now: float) -> None:
        process = each.process
        lived = now - process.started_at
        code = process.exit_code
        process.kill()
        each.deaths = 1 if lived > _RECOVERED_AFTER else each.deaths + 1
        if process.name in self.vital and each.deaths >= self.give_up_after:
            raise Trouble(
                f"The {process.name} ended {each.deaths} times in a row. It wrote to {process.log}:\n"
                f"{process.last_words()}"
            )
        wait = min(self.first_wait * 2 ** (each.deaths - 1), _LONGEST_WAIT)
        each.due_at = now + wait
        print(
            f"The {process.name} ended (code {code}) and is started again in {wait:g} s; see {process.log}",
            flush=True,
        )


def stop_together(processes: Sequence[Process], *, patience: float = PATIENCE) -> None:
    """Ask all of them at once, wait once, and end what is left."""
    for process in processes:
        process.ask()
    by = time.monotonic() + patience
    for process in processes:
        process.finish(by=by)
