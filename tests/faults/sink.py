"""A real mail server in this process that keeps what it took, and misbehaves for the addresses it is told to."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from portal.local.ports import HOST, free


@dataclass
class Sink:
    """The answers are by recipient; each list is used up answer by answer, then all is well again.

    RCPT is answered with a reply. DATA is answered with one, or with "drop" (hang up), "wait" (answer long
    after everybody's patience) or "late" (take the message, and answer in two seconds).
    """

    taken: list[EmailMessage] = field(default_factory=list)
    rcpt: dict[str, list[str]] = field(default_factory=dict)  # what RCPT TO is answered
    data: dict[str, list[str]] = field(default_factory=dict)  # what DATA is answered
    url: str = ""
    connections: int = 0
    deaf_to_quit: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def counts(self) -> Counter[str]:
        """How often each Message-ID was taken."""
        with self.lock:
            return Counter(mail["Message-ID"].strip() for mail in self.taken)

    def to(self, address: str) -> list[str]:
        """The subjects that one address got, in the order in which they came."""
        with self.lock:
            return [mail["Subject"].strip() for mail in self.taken if mail["To"] == address]

    def next_answer(self, table: dict[str, list[str]], address: str) -> str:
        with self.lock:
            waiting = table.get(address)
            return waiting.pop(0) if waiting else ""


class Handler:
    """What aiosmtpd asks."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.sink.connections += 1
        session.host_name = hostname
        return responses

    async def handle_QUIT(self, server: Any, session: Any, envelope: Any) -> str:
        if self.sink.deaf_to_quit:
            server.transport.abort()
        return "221 bye"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if answer := self.sink.next_answer(self.sink.rcpt, address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.sink.next_answer(self.sink.data, envelope.rcpt_tos[0])
        if answer == "drop":
            server.transport.abort()
            return "421 gone"
        if answer == "wait":
            await asyncio.sleep(8)
            return "451 too late"
        if answer not in ("", "late"):
            return answer
        with self.sink.lock:
            self.sink.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        if answer == "late":
            await asyncio.sleep(2)
        return "250 taken"


@contextmanager
def sink() -> Iterator[Sink]:
    """A mail server on a free port, with its address in `url`."""
    kept = Sink()
    port = free()
    controller = Controller(Handler(kept), hostname=HOST, port=port)
    controller.start()
    kept.url = f"smtp://{HOST}:{port}"
    try:
        yield kept
    finally:
        controller.stop()
