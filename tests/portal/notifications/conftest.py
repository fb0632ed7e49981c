"""Words for the kinds that these tests send, rows that wait, and a mail server that does as it is told."""

import pytest
from django.core.mail import EmailMultiAlternatives
from django.template.backends.django import DjangoTemplates

from portal.notifications import wording
from tests.factories import make_company, make_person
from tests.portal.notifications.rows import waiting

WORDS = {
    "company_received/subject.txt": "We have received {{ company }}",
    "company_received/body.txt": "Thank you.",
    "company_verified/subject.txt": "{% translate 'January' %}: {{ company }} is verified",
    "company_verified/body.txt": (
        "{{ company }} ({{ rcs }}) is verified,\nand {{ person }} may apply.\n\nNext:\n\n- choose a mode\n- apply\n"
    ),
    "company_returned/subject.txt": "Correct {{ company }}",
    "company_returned/body.txt": "{{ note }}",
    "company_to_verify/subject.txt": "{{ company }} waits",
    "company_to_verify/body.txt": "Please look at {{ company }}.",
    "member_removed/subject.txt": "You no longer belong to {{ company }}",
    "member_removed/body.txt": "Good-bye.",
    "member_gone/subject.txt": "{{ member }} has left",
    "member_gone/body.txt": "See who stays.",
    "join_asked/subject.txt": "{{ person_who_asks }} asks",
    "join_asked/body.txt": "Answer.",
}


def engine(words, *, strict):
    """The engine of the messages, with templates from here instead of from the folder."""
    made = wording.engine(strict=strict)
    options = {
        "autoescape": False,
        "string_if_invalid": made.engine.string_if_invalid,
        "builtins": made.engine.builtins[-2:],
        "loaders": [("django.template.loaders.locmem.Loader", words)],
    }
    return DjangoTemplates({"NAME": "test", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})


@pytest.fixture(autouse=True)
def words(monkeypatch):
    """Change an entry, and the next message says so."""
    known = dict(WORDS)
    engines = {strict: engine(known, strict=strict) for strict in (True, False)}
    monkeypatch.setattr(wording, "engine", lambda *, strict: engines[strict])
    return known


@pytest.fixture
def owner(db):
    return make_person("Ada Weber", email="ada@example.lu")


@pytest.fixture
def company(owner):
    """Verified; its owner has two mails waiting, of company_received and company_verified."""
    return make_company(owner=owner, name="Ardenne Vision S.à r.l.")


@pytest.fixture
def first(company, owner):
    return waiting(owner)[0]


@pytest.fixture
def second(company, owner):
    return waiting(owner)[1]


class Server:
    """Stands where the connection to the mail server stands: takes mail, or raises what it was told to."""

    def __init__(self):
        self.taken: list[EmailMultiAlternatives] = []
        self.errors: list[Exception] = []

    def send(self, mail):
        if self.errors:
            raise self.errors.pop(0)
        self.taken.append(mail)

    @property
    def subjects(self):
        return [mail.subject for mail in self.taken]


@pytest.fixture
def server():
    return Server()
