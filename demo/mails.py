"""The mails that the demo has sent: files in a folder, which Django's file backend writes, newest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

SHOWN = 30
_SEPARATOR = b"\n" + b"-" * 79 + b"\n"
_LINK = re.compile(r"(https?://[^\s<>]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some text of a mail; `url` where it is a link to this site."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail as the demo shows it. `key` names it in the address, and says nothing of the file."""

    key: str
    to: str
    subject: str
    at: datetime | None
    language: str
    text: str

    @property
    def pieces(self) -> list[Piece]:
        """SECURITY: only addresses of this site become links; whatever else a mail quotes stays text."""
        return [
            Piece(text=part, url=part if part.startswith(f"{settings.SITE_URL}/") else "")
            for part in _LINK.split(self.text)
            if part
        ]


def latest(*, most: int = SHOWN) -> list[Mail]:
    """The newest mails; empty where mail goes elsewhere."""
    found: list[Mail] = []
    for path in _files():
        found += reversed([_read(raw) for raw in _messages(path)])
        if len(found) >= most:
            break
    return found[:most]


def by_key(key: str) -> Mail | None:
    return next((mail for mail in latest() if mail.key == key), None)


def _files() -> list[Path]:
    """The newest file first; each holds what one connection sent."""
    if not settings.DEMO_MAIL_FOLDER:
        return []
    folder = Path(settings.DEMO_MAIL_FOLDER)
    files = [path for path in folder.glob("*.log") if path.is_file()] if folder.is_dir() else []
    return sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def _messages(path: Path) -> Iterator[bytes]:
    return (raw for raw in path.read_bytes().split(_SEPARATOR) if raw.strip())


def _read(raw: bytes) -> Mail:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes it one
    return Mail(
        key=sha256(raw).hexdigest()[:24],
        to=str(message["To"]),
        subject=str(message["Subject"]),
        at=_date(message),
        language=str(message["Content-Language"] or ""),
        text=_text(message),
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain",))
    return str(body.get_content()).strip() if body else ""


def _date(message: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        return None
    return (
        at if at.tzinfo else at.replace(tzinfo=UTC)
    )  # "-0000" is UTC whose sender keeps its place to itself
