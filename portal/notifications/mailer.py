"""One connection to the mail server for a batch of messages, opened late and thrown away after trouble."""

import contextlib
import smtplib
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection


class Mailer:
    """`with Mailer() as mailer: mailer.send(mail)`. Sends outside any transaction, with settings.EMAIL_TIMEOUT."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def send(self, mail: EmailMessage) -> None:
        """Return once the server took it; raise whatever went wrong otherwise.

        The connection is opened by us and stays open, so that a failing goodbye cannot undo a success.
        """
        if self._connection is None:
            self._connection = get_connection()
        try:
            self._connection.open()
            if not self._connection.send_messages([mail]):
                raise smtplib.SMTPServerDisconnected("the message was not taken")
        except smtplib.SMTPRecipientsRefused:
            raise
        except Exception:
            self._close()
            raise

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.close()
            self._connection = None
