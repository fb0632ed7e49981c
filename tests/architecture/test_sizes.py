"""A file that cannot be read in one sitting is two files, and a long function is two functions."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture.source import PYTHON, TEMPLATES, TESTS, offenders

MODULE, TEST_MODULE, TEMPLATE, FUNCTION, CLASS = 300, 400, 150, 50, 150
PLACED, ALL = 5, 10  # parameters that go by place (self counts), and all of them


def longer_than(limit: int) -> Callable[[Path], int]:
    def excess(path: Path) -> int:
        return max(0, len(path.read_text().splitlines()) - limit)

    return excess


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


def test_files_fit_one_sitting() -> None:
    assert offenders(PYTHON, longer_than(MODULE)) == {}
    assert offenders(TESTS, longer_than(TEST_MODULE)) == {}
    assert offenders(TEMPLATES, longer_than(TEMPLATE)) == {}


def test_functions_and_classes_are_short() -> None:
    def long(path: Path) -> list[str]:
        return [
            f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
            for node in definitions(path)
            if node.end_lineno - node.lineno + 1 > (FUNCTION if isinstance(node, ast.FunctionDef) else CLASS)
        ]

    assert offenders(PYTHON, long) == {}


def test_arguments_go_by_name() -> None:
    def crowded(path: Path) -> list[str]:
        functions = [node for node in definitions(path) if isinstance(node, ast.FunctionDef)]
        placed = {node: len(node.args.args) + len(node.args.posonlyargs) for node in functions}
        return [
            node.name
            for node in functions
            if placed[node] > PLACED or placed[node] + len(node.args.kwonlyargs) > ALL
        ]

    assert offenders(PYTHON, crowded) == {}
