"""The reference says what the code says, and says all of it."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import get_resolver

from portal.notifications.kinds import notice
from portal.workflow.checks import subjects
from portal.workflow.registry import effect, fill, guard
from reference import pages
from reference.markdown import plain, table
from reference.permissions import grants_of


@pytest.mark.parametrize("name", pages.PAGES)
def test_page_is_up_to_date(name):
    """Where this fails, give: python3 dev.py manage reference"""
    assert (pages.FOLDER / name).read_text() == pages.made(name)


def test_every_file_of_the_reference_is_made():
    by_hand = {"performance.md", "README.md"}

    assert {path.name for path in pages.FOLDER.iterdir()} - by_hand == set(pages.PAGES)


def test_every_lifecycle_has_its_diagram():
    told = pages.made("states.md")

    assert [model.__name__ for model in subjects() if model.lifecycle.mermaid() not in told] == []


def test_every_name_in_the_tables_is_explained():
    told = pages.made("states.md")
    names = [name for registry in (guard, fill, effect) for name in registry.names()]

    assert [name for name in names if not re.search(rf"^\| `{name}` \| \w", told, re.MULTILINE)] == []


def test_every_kind_of_message_has_a_subject():
    told = pages.made("messages.md")

    assert [
        name for name in notice.names() if not re.search(rf"^\| `{name}` \| [^|]+ \| [^|]+ \|", told, re.M)
    ] == []


def test_every_grant_is_a_row():
    told = pages.made("permissions.md")
    grants = [name.replace("_", " ") for model in subjects() for name in grants_of(model)]

    assert len(grants) > 5
    assert [name for name in grants if f"\n| {name} | " not in told] == []


def test_every_named_address_is_there():
    told = pages.made("addresses.md")
    named = {key for key in get_resolver().reverse_dict if isinstance(key, str)}

    assert [name for name in sorted(named) if f"`{name}`" not in told] == []


def test_writing_touches_what_is_stale_and_nothing_else(tmp_path):
    first = pages.write(tmp_path)
    (tmp_path / "gpus.md").write_text("changed")

    assert (first, pages.write(tmp_path), pages.stale(tmp_path)) == (list(pages.PAGES), ["gpus.md"], [])


def test_check_names_the_stale_pages(tmp_path, monkeypatch):
    monkeypatch.setattr("reference.management.commands.reference.stale", lambda: ["gpus.md"])

    with pytest.raises(CommandError, match=r"^Stale: gpus\.md\. Give: manage\.py reference$"):
        call_command("reference", "--check", stdout=StringIO())


def test_words_of_a_template_are_told_without_its_tags():
    template = '{% load i18n %}{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}{% translate "!" %}'

    assert plain(template) == "Hello ‹name›!"


def test_a_bar_does_not_break_a_table():
    assert table(["A"], [["x | y"]]) == "| A |\n| --- |\n| x \\| y |"
