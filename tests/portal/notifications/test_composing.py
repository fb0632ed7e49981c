"""A mail as it leaves: the same words twice, one link, and headers for machines."""

import re
from email import message_from_bytes, policy
from html import unescape

import pytest

from companies.memberships import remove
from portal.accounts.roles import Role
from portal.notifications import rendering
from portal.notifications.composing import compose, surroundings
from portal.notifications.models import Mute, Notice
from portal.notifications.outbox import queue
from portal.notifications.verdicts import Undeliverable
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_person, make_staff
from tests.portal.notifications.rows import waiting


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://portal.example"
    settings.SUPPORT_EMAIL = "help@portal.example"


def composed(row):
    return compose(row, surroundings([row]))


def parsed(row):
    """As the recipient's program reads it, from the bytes on the wire."""
    return message_from_bytes(composed(row).message().as_bytes(), policy=policy.default)


def texts(mail):
    return (mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content())


def shown(html):
    """The words of the HTML part, link addresses left out."""
    body = html.partition("<body>")[2]
    return unescape(re.sub(r"<[^>]+>", " ", body)).split()


@pytest.fixture
def officer_mail(owner):
    officer = make_staff(Role.OFFICER)
    make_company(owner=owner)
    return waiting(officer)[0]


def test_the_headers_say_what_it_is(second):
    mail = parsed(second)
    assert {
        name: mail[name] for name in ("To", "Reply-To", "Message-ID", "Auto-Submitted", "Content-Language")
    } == {
        "To": "ada@example.lu",
        "Reply-To": "help@portal.example",
        "Message-ID": f"<{second.public_id}@portal.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "en",
    }


def test_a_second_attempt_bears_the_same_message_id(second):
    assert parsed(second)["Message-ID"] == parsed(Notice.objects.get(pk=second.pk))["Message-ID"]


def test_what_must_be_known_has_no_unsubscribe_button(second):
    mail = parsed(second)
    assert (mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]) == (None, None)


def test_what_may_be_switched_off_has_the_button_of_rfc_8058(officer_mail):
    mail = parsed(officer_mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip()
    assert re.fullmatch(r"<https://portal\.example/messages/unsubscribe/[^/\s]+/>", address)
    assert address.strip("<>") in texts(mail)[0]


def test_both_parts_have_the_same_words(second):
    plain, html = texts(parsed(second))
    words = [word for word in plain.split() if word not in ("-", "--") and not word.startswith("https://")]
    title = ["January:", "Ardenne", "Vision", "S.à", "r.l.", "is", "verified"]
    assert [word.rstrip(":") for word in words] == [word.rstrip(":") for word in shown(html)[len(title) :]]


def test_the_text_part_is_laid_out_for_people(second, company):
    plain, _html = texts(parsed(second))
    assert plain.replace("\u200b", "").splitlines() == [
        "Hello Ada Weber,",
        "",
        f"Ardenne Vision S.à r.l. ({company.rcs}) is verified, and Ada Weber may apply.",
        "",
        "Next:",
        "",
        "- choose a mode",
        "- apply",
        "",
        "See your company:",
        f"https://portal.example{company.get_absolute_url()}",
        "",
        "-- ",
        "MeluXina-AI Access",
        "",
        "This message goes to: Everyone in the company.",
        "Choose which messages you get by e-mail:",
        "https://portal.example/messages/preferences/",
        f"Reference of this message: {second.public_id}",
        "Questions: help@portal.example",
    ]


def test_links_start_with_the_configured_address(second):
    _plain, html = texts(parsed(second))
    assert set(re.findall(r'(?:href|src)="([^"]+?portal[^/]*)', html)) == {"https://portal.example"}


def test_nothing_is_loaded_from_anywhere(second):
    _plain, html = texts(parsed(second))
    assert re.findall(r"<img|<link|<script|url\(|@import|src=", html) == []


def test_the_page_says_its_language_and_bears_narrow_and_dark_screens(second):
    second.recipient.language = "de"
    _plain, html = texts(parsed(second))
    assert html.lstrip().startswith('<!doctype html>\n<html lang="de">')
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert '<meta name="color-scheme" content="light dark">' in html


@pytest.mark.parametrize(
    ("language", "word"), [("en", "January"), ("fr", "janvier"), ("de", "Januar"), ("lb", "Januar")]
)
def test_it_is_written_in_the_language_of_the_recipient(second, language, word):
    second.recipient.language = language
    assert parsed(second)["Subject"].strip() == f"{word}: Ardenne Vision S.à r.l. is verified"


def test_a_name_becomes_neither_link_nor_markup_nor_header(owner):
    company = make_company(owner=owner, name="Win now http://evil.example <b>x</b>\r\nBcc: spy@example.org")
    mail = parsed(waiting(owner)[1])
    plain, html = texts(mail)
    assert mail["Bcc"] is None
    assert mail["Subject"].endswith("Win now http://evil.example <b>x</b> Bcc: spy@example.org is verified")
    assert ("http://evil" in plain, "http://evil" in html.partition("<body>")[2]) == (False, False)
    assert "<b>" not in html
    assert re.findall(r'href="([^"]+)"', html) == [
        f"https://portal.example{company.get_absolute_url()}",
        "https://portal.example/messages/preferences/",
    ]


def test_a_person_without_a_name_is_greeted_all_the_same(second):
    second.recipient.name = ""
    plain, _html = texts(parsed(second))
    assert plain.splitlines()[0].startswith("Ardenne")


def test_what_was_switched_off_after_it_was_written_is_not_sent(officer_mail):
    Mute.objects.create(user=officer_mail.recipient, kind=officer_mail.kind)
    with pytest.raises(Undeliverable):
        composed(officer_mail)


def test_a_message_about_nothing_we_know_says_so(second, monkeypatch):
    monkeypatch.setattr(rendering, "subjects", list)
    with pytest.raises(LookupError, match="company"):
        composed(second)


def test_who_was_taken_out_meanwhile_gets_no_mail_of_what_went_before(company, owner):
    """Mail was waiting for Max when he lost his place; only the word that he did goes out."""
    colleague = join(company, user=make_person("Max Member"))
    event = Event.record(company, "company.told", actor=None, at=NOW)
    queue("company_received", event=event, subject=company)
    remove(membership=company.memberships.get(user=colleague), actor=owner, at=NOW)
    before, farewell = waiting(colleague)
    with pytest.raises(Undeliverable):
        composed(before)
    assert composed(farewell).subject == "You no longer belong to Ardenne Vision S.à r.l."
    assert composed(waiting(owner).last())


def test_staff_who_lost_their_role_get_no_mail_that_waited(officer_mail):
    officer_mail.recipient.staff_roles.all().delete()
    with pytest.raises(Undeliverable):
        composed(Notice.objects.get(pk=officer_mail.pk))
