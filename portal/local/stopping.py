"""Ctrl-C, SIGTERM and a closed terminal: one orderly end, however often they are sent."""

import signal
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(BaseException):
    """Somebody asked for the end; every `with` on the way out stops what it started."""


def listen() -> None:
    """From now on the first signal raises Stop, and the others are ignored."""
    for number in _SIGNALS:
        # nohup means that a closed terminal is to be survived.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _raise_once)


def _raise_once(_number: int, _frame: FrameType | None) -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise Stop
