"""Which errors are final, and which are the server's own trouble."""

import smtplib

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from portal.notifications.verdicts import Undeliverable, judge

ONE, ALL = "one message", "the server"


@pytest.mark.parametrize(
    ("error", "final", "trouble"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.lu": (550, b"no")}), True, ONE),
        (smtplib.SMTPRecipientsRefused({"a@b.lu": (450, b"greylisted")}), False, ONE),
        (smtplib.SMTPDataError(554, b"spam"), True, ONE),
        (smtplib.SMTPDataError(451, b"later"), False, ONE),
        (smtplib.SMTPSenderRefused(550, b"who", "us@b.lu"), False, ALL),
        (smtplib.SMTPAuthenticationError(535, b"password"), False, ALL),
        (smtplib.SMTPConnectError(554, b"no service"), False, ALL),
        (smtplib.SMTPServerDisconnected("gone"), False, ALL),
        (TimeoutError("slow"), False, ALL),
        (ConnectionRefusedError(), False, ALL),
        (SoftTimeLimitExceeded(), False, ALL),
        (Undeliverable("nobody"), True, ONE),
        (KeyError("a kind that a newer release knows"), False, ONE),
    ],
)
def test_verdict(error, final, trouble):
    verdict = judge(error)
    assert (verdict.final, verdict.stop) == (final, trouble == ALL)


def test_the_reason_is_what_the_server_said():
    assert (
        judge(smtplib.SMTPRecipientsRefused({"a@b.lu": (550, b"no such person")})).reason
        == "550 no such person"
    )
