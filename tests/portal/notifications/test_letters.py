"""Mails about accounts: sent like everything else, and forgotten afterwards."""

import smtplib
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.db import IntegrityError, transaction

from portal.notifications import letters
from portal.notifications.composing import compose, surroundings
from portal.notifications.delivery import serve
from portal.notifications.models import Letter, State
from tests.factories import NOW, later
from tests.portal.notifications.rows import Clock

SECRET = "https://portal.example/accounts/reset/3-c5kfe2-8f1d/"
TEXT = f"Hello,\n\nOpen the link:\n\n{SECRET}\n\nQuestions? Write to help@portal.example."


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://portal.example"


@pytest.fixture
def letter(db):
    return letters.post(to="new@example.lu", subject="Set a new password", text=TEXT, language="fr", at=NOW)


def run(letter, server, *, at=NOW):
    serve(Letter, [letter.pk], mailer=server, clock=Clock(at), until=at + timedelta(minutes=1))
    letter.refresh_from_db()


def test_a_letter_waits_in_the_callers_transaction(letter):
    assert (letter.state, letter.next_attempt_at, letter.text) == (State.QUEUED, NOW, TEXT)


def test_the_bell_rings_after_the_commit_with_the_id_only(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    rung = []
    monkeypatch.setattr(letters.bell, "ring", lambda task, **ids: rung.append((task, ids)))
    with django_capture_on_commit_callbacks(execute=True):
        letter = letters.post(to="a@example.lu", subject="x", text="y", language="en", at=NOW)
    assert rung == [("portal.notifications.deliver_letters", {"letter_ids": [letter.pk]})]


def test_the_words_are_forgotten_once_it_is_sent(letter, server):
    run(letter, server)
    assert (letter.state, letter.text, letter.html, server.subjects) == (
        State.SENT,
        "",
        "",
        ["Set a new password"],
    )


def test_the_words_are_forgotten_once_it_is_given_up(letter, server):
    server.errors = [smtplib.SMTPRecipientsRefused({"new@example.lu": (550, b"nobody")})]
    run(letter, server)
    assert (letter.state, letter.text, letter.last_error) == (State.DEAD, "", "550 nobody")


def test_the_words_are_kept_while_it_is_tried_again(letter, server):
    server.errors = [TimeoutError()]
    run(letter, server)
    assert (letter.state, letter.text) == (State.RETRY, TEXT)


@pytest.mark.parametrize("state", [State.SENT, State.DEAD])
def test_the_database_refuses_to_keep_them(letter, state):
    with pytest.raises(IntegrityError, match="letter_forgets_its_words"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=state, sent_at=NOW if state == State.SENT else None)


def parts(letter):
    mail = message_from_bytes(
        compose(letter, surroundings([letter])).message().as_bytes(), policy=policy.default
    )
    return mail, mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


def test_the_text_goes_out_as_it_was_written(letter):
    mail, plain, _html = parts(letter)
    assert plain == f"{TEXT}\n"
    assert (mail["To"], mail["Content-Language"]) == ("new@example.lu", "fr")
    assert mail["Message-ID"] == f"<{letter.public_id}@portal.example>"


def test_the_html_is_made_from_the_text_and_the_link_works(letter):
    _mail, _plain, html = parts(letter)
    assert f'<p><a href="{SECRET}">{SECRET}</a></p>' in html
    assert ('<html lang="fr">' in html, html.count("<a ")) == (True, 1)


def test_markup_in_the_text_stays_text(db):
    letter = letters.post(to="a@example.lu", subject="<i>", text="<script>x</script>", language="en", at=NOW)
    assert "<script>" not in parts(letter)[2]


def test_given_html_is_used_as_it_is(db):
    letter = letters.post(to="a@example.lu", subject="x", text="y", html="<p>z</p>", language="en", at=NOW)
    assert parts(letter)[2] == "<p>z</p>"


def test_a_line_break_in_a_subject_does_not_begin_a_header(db):
    letter = letters.post(to="a@example.lu", subject="x\r\nBcc: b@c.lu", text="y", language="en", at=NOW)
    assert parts(letter)[0]["Subject"] == "x Bcc: b@c.lu"


def test_the_log_never_has_the_words_or_the_address(letter, server, capsys):
    server.errors = [smtplib.SMTPRecipientsRefused({"new@example.lu": (550, b"no new@example.lu here")})]
    run(letter, server)
    logged = "".join(capsys.readouterr())
    assert letter.public_id in logged
    assert [word for word in ("reset", "new@example.lu", "password") if word in logged] == []


def test_old_letters_are_deleted_and_waiting_ones_are_not(letter, server):
    waits = letters.post(to="b@example.lu", subject="x", text="y", language="en", at=NOW)
    run(letter, server)
    assert letters.forget(at=NOW + letters.KEPT) == 0
    assert letters.forget(at=NOW + letters.KEPT + timedelta(seconds=1)) == 1
    assert list(Letter.objects.all()) == [waits]


def test_letters_to_one_address_keep_their_order(letter, server):
    newer = letters.post(to="new@example.lu", subject="Second", text="y", language="en", at=later(seconds=1))
    server.errors = [TimeoutError()]
    run(letter, server)
    run(newer, server, at=later(seconds=2))
    assert (newer.state, server.taken) == (State.QUEUED, [])
