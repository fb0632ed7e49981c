"""The demo's mails, as Django's own file backend writes them."""

import os

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client

from demo import mails

FILES = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def folder(tmp_path, settings):
    settings.DEMO_MAIL_FOLDER = tmp_path
    settings.SITE_URL = "http://127.0.0.1:8000"
    return tmp_path


def send(folder, *letters: tuple[str, str], to: str = "anna@example.lu") -> None:
    """Send some (subject, text) over one connection; a later call makes a newer file."""
    with get_connection(FILES, file_path=str(folder)) as connection:
        for subject, text in letters:
            mail = EmailMultiAlternatives(subject, text, to=[to], headers={"Content-Language": "fr"})
            mail.attach_alternative(f"<p>{text}</p>", "text/html")
            connection.send_messages([mail])
    for number, path in enumerate(sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)):
        os.utime(path, (number, number))


def test_the_newest_comes_first(folder):
    send(folder, ("One", "1"), ("Two", "2"))
    send(folder, ("Three", "3"))

    assert [mail.subject for mail in mails.latest()] == ["Three", "Two", "One"]


def test_only_so_many_are_read(folder):
    send(folder, *[(f"Mail {number}", "text") for number in range(9)])

    assert [mail.subject for mail in mails.latest(most=2)] == ["Mail 8", "Mail 7"]


def test_accents_and_language_are_read(folder):
    send(folder, ("Réponse reçue – à lire", "Léa, voilà."), to="léa@example.lu".replace("é", "e"))
    mail = mails.latest()[0]

    assert (mail.subject, mail.text, mail.to, mail.language) == (
        "Réponse reçue – à lire",
        "Léa, voilà.",
        "lea@example.lu",
        "fr",
    )


def test_a_date_without_a_place_is_universal_time(folder):
    send(folder, ("One", "1"))

    assert mails.latest()[0].at.utcoffset().total_seconds() == 0


def test_links_to_this_site_can_be_followed_and_no_others(folder):
    send(folder, ("Links", "http://127.0.0.1:8000/a/?b=c\nhttps://evil.example/ http://127.0.0.1:8000.evil/"))

    assert [piece.url for piece in mails.latest()[0].pieces if piece.url] == ["http://127.0.0.1:8000/a/?b=c"]


def test_pieces_are_the_whole_text(folder):
    text = "See http://127.0.0.1:8000/a/ and write back."
    send(folder, ("Links", text))

    assert "".join(piece.text for piece in mails.latest()[0].pieces) == text


def test_no_folder_means_no_mails(settings, tmp_path):
    settings.DEMO_MAIL_FOLDER = ""
    without = mails.latest()
    settings.DEMO_MAIL_FOLDER = tmp_path / "missing"

    assert (without, mails.latest()) == ([], [])


@pytest.mark.django_db
def test_a_newcomer_confirms_an_address_from_the_page(folder):
    send(folder, ("Confirm", "Follow http://127.0.0.1:8000/accounts/confirm-email/abc/ please."))
    index = Client().get("/demo/").content.decode()
    address = f"/demo/mails/{mails.latest()[0].key}/"
    page = Client().get(address).content.decode()

    assert index.count(f'<a href="{address}" lang="fr">Confirm</a>') == 1
    assert page.count('<a href="http://127.0.0.1:8000/accounts/confirm-email/abc/">') == 1


@pytest.mark.django_db
def test_what_a_mail_says_is_shown_as_text(folder):
    send(folder, ("<script>", "<img src=x>"))
    page = Client().get(f"/demo/mails/{mails.latest()[0].key}/").content.decode()

    assert ("<img src=x>" in page, "&lt;img src=x&gt;" in page, "<script></h1>" in page) == (
        False,
        True,
        False,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["0", "a" * 24])
def test_an_unknown_mail_is_not_found(folder, key):
    assert Client().get(f"/demo/mails/{key}/").status_code == 404
