"""Rules of the house that a linter does not know."""

import ast
import re
from pathlib import Path

from tests.architecture.source import PYTHON, ROOT, TEMPLATES, offenders

ENGINE = ROOT / "portal" / "workflow" / "engine.py"
ENV = ROOT / "portal" / "env.py"
STARTERS = (ROOT / "dev.py", ROOT / "manage.py")
MAILS = ROOT / "templates" / "mail"


def test_only_the_engine_assigns_a_status() -> None:
    def assignments(path: Path) -> list[int]:
        found = []
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found += [target.lineno for target in targets if getattr(target, "attr", "") == "status"]
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("update", "create"):
                found += [node.lineno for keyword in node.keywords if keyword.arg == "status"]
        return found

    assert offenders([path for path in PYTHON if path != ENGINE], assignments) == {}


def test_templates_do_not_ask_for_a_status() -> None:
    """Offers, grants and words say what a state means; a template never compares one."""
    assert offenders(TEMPLATES, lambda path: re.findall(r"\.status\s*(?:==|!=|in\b)", path.read_text())) == {}


def test_templates_have_nothing_inline() -> None:
    def inline(path: Path) -> list[str]:
        text = path.read_text()
        found = re.findall(r"<style\b|\sstyle=|\son\w+=\"|javascript:|\|\s*safe\b", text)
        if MAILS in path.parents:  # a mail carries its style along: no stylesheet is at hand where it is read
            found = [hit for hit in found if hit not in ("<style", " style=")]
        return found + re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", text)

    assert offenders(TEMPLATES, inline) == {}


def test_environment_is_read_in_one_place() -> None:
    """portal/env.py reads; whoever starts programs may hand the environment on."""
    elsewhere = [path for path in PYTHON if path != ENV and path not in STARTERS]
    reads = r"os\.environ(?:\.get\(|\[)|os\.getenv\("
    assert offenders(elsewhere, lambda path: re.findall(reads, path.read_text())) == {}


def test_modules_say_what_they_are() -> None:
    def silent(path: Path) -> bool:
        text = path.read_text()
        return bool(text.strip()) and ast.get_docstring(ast.parse(text)) is None

    assert offenders(PYTHON, silent) == {}


def test_functions_are_annotated() -> None:
    def bare(path: Path) -> list[str]:
        nodes = ast.walk(ast.parse(path.read_text()))
        return [node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.returns is None]

    assert offenders([path for path in PYTHON if path != ENV], bare) == {}


def test_no_signals_of_our_own() -> None:
    """Other people's signals may be listened to; ours do not exist."""
    assert offenders(PYTHON, lambda path: re.findall(r"\bSignal\(\)", path.read_text())) == {}


def test_nobody_asks_whether_it_is_the_demo() -> None:
    """The demo is made of its settings and its app; no rule of the house depends on it."""
    allowed = {"portal/urls.py", "portal/ui/context.py"}
    asking = offenders(PYTHON, lambda path: re.findall(r"settings\.DEMO\b", path.read_text()))
    assert {
        path for path in asking if not path.startswith(("portal/settings/", "portal/demo/", "demo/"))
    } <= allowed
