"""Every string that people read exists in French, German and Luxembourgish; nothing is missing, doubtful or broken."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from portal.local.messages import catalog, stale
from tests.architecture.source import PYTHON, ROOT, TEMPLATES

LANGUAGES = ("fr", "de", "lb")
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")


def file_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def constant(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_python(path: Path) -> Iterator[str]:
    """The keys of a .mo file that a module asks for."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name, words = node.func.id, [constant(argument) for argument in node.args]
        if name in PLAIN and words and words[0]:
            yield words[0]
        elif name in PLURAL and len(words) > 1 and words[0]:
            yield f"{words[0]}\0{words[1]}"
        elif name in CONTEXT and len(words) > 1 and words[1]:
            yield f"{words[0]}\4{words[1]}"


CALL = re.compile(
    r"\b(n?p?gettext|_)\(((?:u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")(?:,\s*)?)+)", re.DOTALL
)
WORD = re.compile(r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", re.DOTALL)


def in_template(path: Path) -> Iterator[str]:
    for name, arguments in CALL.findall(templatize(path.read_text(), origin=str(path))):
        words = [ast.literal_eval(word) for word in WORD.findall(arguments)]
        if name in ("ngettext", "pgettext"):
            yield f"{words[0]}\0{words[1]}" if name == "ngettext" else f"{words[0]}\4{words[1]}"
        else:
            yield words[0]


def asked_for() -> set[str]:
    """Every message that the source can ask for."""
    own = [path for path in PYTHON if path.name not in ("dev.py", "manage.py")]
    found = {key for path in own for key in in_python(path)}
    return found | {key for path in TEMPLATES for key in in_template(path)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language: str) -> None:
    known = catalog(file_of(language).read_text())
    assert sorted(asked_for() - set(known)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_doubtful(language: str) -> None:
    text = file_of(language).read_text()
    assert re.findall(r"^#, .*fuzzy", text, re.MULTILINE) == []
    assert re.findall(r'^msgstr(?:\[\d\])? ""\n(?!")', text, re.MULTILINE) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_survive(language: str) -> None:
    broken = []
    known = catalog(file_of(language).read_text())
    known.pop("", None)  # the header
    for key, translation in known.items():
        source = key.rpartition("\4")[2].split("\0")
        wanted = {*PLACEHOLDER.findall(source[-1])}
        for form in translation.split("\0"):
            # A singular may spell the number out; nothing else may go missing or be added.
            missing, added = wanted - {*PLACEHOLDER.findall(form)}, {*PLACEHOLDER.findall(form)} - wanted
            spelt_out = len(source) > 1 and len(missing) <= 1
            if (
                added
                or (missing and not spelt_out)
                or sorted(TAG.findall(form)) != sorted(TAG.findall(source[-1]))
            ):
                broken.append((key, form))
    assert broken == []


def test_compiled_messages_are_fresh() -> None:
    assert stale() == []
