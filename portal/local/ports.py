"""Ports on the loopback address: is one free, and which one to take."""

import errno
import random
import socket

from portal.local.trouble import Trouble

HOST = "127.0.0.1"
DEFAULT = 8000
# Below the range from which systems hand out ports to clients, so that no browser tab is in the way.
_RANGE = (20_000, 32_000)


def is_free(port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def free(preferred: int = 0) -> int:
    """The preferred port where it is free, else another one."""
    if preferred and is_free(preferred):
        return preferred
    for port in random.SystemRandom().sample(range(*_RANGE), k=200):
        if is_free(port):
            return port
    raise Trouble(f"No port between {_RANGE[0]} and {_RANGE[1]} is free. Stop something that listens there.")


def chosen(raw: str, *, command: str) -> int:
    """The port that a person asked for; Trouble with what to type where it cannot be had."""
    if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw) <= 65_535:
        raise Trouble(f"PORT must be a number from 1 to 65535, and it is {raw!r}.")
    port = int(raw)
    try:
        taken = not is_free(port)
    except PermissionError:
        raise Trouble(f"Port {port} needs root. Choose one above 1023: PORT=8123 {command}") from None
    if taken:
        other = next(other for other in (*range(8001, 8100), free()) if is_free(other))
        raise Trouble(f"Port {port} is taken by another program. Choose another one: PORT={other} {command}")
    return port
