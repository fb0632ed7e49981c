"""Where a process can be made to die, and by whose hand: armed by a file, and only once."""

import os
import signal
from pathlib import Path

# In the order in which a message meets them. The first two are met by the process that made the move.
MOVER_POINTS = ("committed", "published")
WORKER_POINTS = ("received", "claimed", "accepted", "marked")
VICTIMS = ("child", "worker")


class Trap:
    """A file that says where to die; whoever springs it takes it away."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def arm(self, point: str, victim: str = "child") -> None:
        draft = self.file.with_suffix(".new")
        draft.write_text(f"{point} {victim}")
        draft.rename(self.file)

    @property
    def sprung(self) -> bool:
        return not self.file.exists()

    def step(self, point: str) -> None:
        """Die here, if this is the place: alone, or the whole worker and then oneself."""
        try:
            armed, victim = self.file.read_text().split()
        except FileNotFoundError:
            return
        if armed != point:
            return
        self.file.unlink()
        if victim == "worker":
            os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
