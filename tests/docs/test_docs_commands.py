"""What the documents tell a person to type exists, and what they tell them to press is there."""

import re

import pytest
from django.core.management import get_commands

from demo.accounts import ACCOUNTS, PASSWORD
from dev import COMMANDS
from tests.docs.reading import DOCUMENTS, ROOT, name, prose

TEXT = {document: document.read_text() for document in DOCUMENTS}
README = ROOT / "README.md"
PEOPLES_WORDS = ("docs/tutorial/first-application.md", "docs/how-to/operate.md")
OTHERS_WORDS = {"Go"}  # on the button of Django's administration


def typed(pattern: str) -> dict[str, set[str]]:
    """What follows a command's name, for each document in which it stands."""
    found = {name(document): set(re.findall(pattern, text)) for document, text in TEXT.items()}
    return {document: words for document, words in found.items() if words}


def unknown(pattern: str, known: set[str]) -> dict[str, set[str]]:
    return {document: words - known for document, words in typed(pattern).items() if words - known}


def test_commands_of_the_launcher_exist():
    assert unknown(r"python3 dev\.py (\w+)", set(COMMANDS)) == {}


def test_commands_of_django_exist():
    assert unknown(r"(?:manage\.py|dev\.py manage) (\w+)", set(get_commands())) == {}


def test_aliases_of_make_exist():
    targets = set((ROOT / "Makefile").read_text().splitlines()[1].partition(":")[0].split())

    assert unknown(r"`make (\w+)`", targets) == {}


def test_readme_shows_both_commands():
    lines = TEXT[README].splitlines()

    assert [line for line in lines if line.startswith("    ")] == [
        "    python3 dev.py run",
        "    python3 dev.py test",
    ]


def test_readme_names_accounts_that_exist():
    accounts = {account.email for account in ACCOUNTS}
    named = {f"{short}@demo.example" for short in re.findall(r"`([\w-]+)@(?:demo\.example)?`", TEXT[README])}

    assert named - accounts == set()
    assert TEXT[README].count(PASSWORD) == 1


def test_readme_shows_a_real_picture():
    picture = ROOT / re.findall(r"!\[[^]]+\]\(([^)]+)\)", TEXT[README])[0]
    header = picture.read_bytes()[:24]

    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (1280, 800)


@pytest.fixture(scope="module")
def words_of_the_site() -> str:
    """Every text in the code and the templates, in small letters and with single spaces."""
    folders = ("portal", "companies", "applications", "allocations", "reviews", "templates")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text() for path in files if path.suffix in (".py", ".html")]
    return " ".join(" ".join(texts).lower().split())


@pytest.mark.parametrize("document", PEOPLES_WORDS)
def test_what_a_person_presses_is_on_the_site(document, words_of_the_site):
    pressed = set(re.findall(r"\*\*([^*]+)\*\*", " ".join(prose(ROOT / document).split()))) - OTHERS_WORDS

    assert [words for words in sorted(pressed) if words.lower() not in words_of_the_site] == []
