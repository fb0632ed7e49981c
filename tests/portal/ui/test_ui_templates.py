"""What a template may not contain, anywhere in the house: a strict policy holds only while nobody leans on it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.ROOT) / "templates"
# Mail has no policy, and its readers know no stylesheets.
PAGES = sorted(path for path in FOLDER.rglob("*.html") if not {"mail", "email", "emails"} & set(path.parts))
FORBIDDEN = {
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline handler": r"\son[a-z]+\s*=\s*[\"'{]",
    "an inline script": r"<script\b(?![^>]*\s(src=|type=\"application/json\"))",
    "a javascript address": r"javascript:",
    "htmx that evaluates": r"\bhx-(on|vals)[^=]*=\s*[\"'](js:|javascript:)?[^\"'{]",
    "unescaped output": r"\|\s*safe\b|\bautoescape\s+off\b|\|\s*safeseq\b",
    "something loaded from another site": r"<(script|link|img|iframe)\b[^>]*\s(src|href)=[\"'](https?:)?//",
}
CLASS = re.compile(r"class=\"([^\"]*)\"")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_page_needs_nothing_that_the_policy_forbids(path: Path) -> None:
    text = path.read_text()

    assert {what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)} == set()


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("an inline style", '<p style="color:red">'),
        ("an inline style", "<style>p {}</style>"),
        ("an inline handler", '<a onclick="go()">'),
        ("an inline script", "<script>go()</script>"),
        ("an inline script", '<script type="module">go()</script>'),
        ("a javascript address", '<a href="javascript:go()">'),
        ("unescaped output", "{{ text|safe }}"),
        ("something loaded from another site", '<script src="https://cdn.example/x.js"></script>'),
    ],
)
def test_the_scan_finds_what_it_looks_for(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_template_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150
