"""The connection to a real mail server: kept for a batch, and thrown away after trouble."""

import smtplib

import pytest
from django.core.mail import EmailMessage

from portal.notifications.mailer import Mailer
from tests.faults.sink import sink


@pytest.fixture
def server(settings):
    with sink() as running:
        host, port = running.url.removeprefix("smtp://").split(":")
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = host, int(port), 1
        settings.DELIVERY_REPLY_TIMEOUT = 3
        yield running


def mail(number=1, to="ada@example.lu"):
    return EmailMessage(f"Mail {number}", "Words", to=[to], headers={"Message-ID": f"<{number}@x>"})


def test_a_batch_goes_over_one_connection(server):
    with Mailer() as mailer:
        for number in range(5):
            mailer.send(mail(number))
    assert (server.to("ada@example.lu"), server.connections) == ([f"Mail {number}" for number in range(5)], 1)


def test_a_refused_recipient_does_not_cost_the_connection(server):
    server.rcpt["nobody@example.lu"] = ["550 nobody"]
    with Mailer() as mailer:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            mailer.send(mail(1, to="nobody@example.lu"))
        mailer.send(mail(2))
    assert (server.to("ada@example.lu"), server.connections) == (["Mail 2"], 1)


@pytest.mark.parametrize("trouble", ["drop", "wait", "451 later"])
def test_after_trouble_the_next_message_gets_a_new_connection(server, trouble):
    server.data["ada@example.lu"] = [trouble]
    with Mailer() as mailer:
        with pytest.raises(OSError, match=r".*"):
            mailer.send(mail(1))
        mailer.send(mail(2))
    assert (server.to("ada@example.lu"), server.connections) == (["Mail 2"], 2)


def test_a_server_that_fails_to_say_goodbye_does_not_undo_a_success(server):
    server.deaf_to_quit = True
    with Mailer() as mailer:
        mailer.send(mail(1))
    assert server.to("ada@example.lu") == ["Mail 1"]


def test_a_server_that_takes_a_message_and_answers_late_gets_it_once(server):
    server.data["ada@example.lu"] = ["late"]
    with Mailer() as mailer:
        mailer.send(mail(1))
    assert server.to("ada@example.lu") == ["Mail 1"]


def test_nothing_is_opened_for_nothing(server):
    with Mailer():
        pass
    assert server.connections == 0
