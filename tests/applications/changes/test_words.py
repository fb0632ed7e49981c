"""The difference of two texts: each side can be put together again, whatever was typed, and its cost is bounded."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from applications.changes.words import Kind, pieces, whole_lines

ADDED, REMOVED, SAME = Kind.ADDED, Kind.REMOVED, Kind.SAME


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in pieces(old, new)]


def test_words_are_told_apart() -> None:
    assert told("We train a small model.", "We train a large model.") == [
        ("same", "We train a "),
        ("removed", "small"),
        ("added", "large"),
        ("same", " model."),
    ]


def test_neighbouring_changes_are_one() -> None:
    assert told("one two three", "six seven three") == [
        ("removed", "one two"),
        ("added", "six seven"),
        ("same", " three"),
    ]


@given(st.text(alphabet="ab \n.é", max_size=60), st.text(alphabet="ab \n.é", max_size=60), st.integers(0, 40))
def test_both_sides_come_back(old: str, new: str, most: int) -> None:
    found = pieces(old, new, most=most)
    assert "".join(piece.text for piece in found if piece.kind != ADDED) == old
    assert "".join(piece.text for piece in found if piece.kind != REMOVED) == new


def test_a_long_text_is_told_by_paragraphs_and_costs_little() -> None:
    old = "\n".join(f"Paragraph {number} with some words in it." for number in range(1500))
    new = old.replace("Paragraph 700 with", "Paragraph 700 without")
    begun = perf_counter()
    found = pieces(old, new)
    assert perf_counter() - begun < 2
    assert [piece.text for piece in found if piece.kind == REMOVED] == [
        "Paragraph 700 with some words in it.\n"
    ]


def test_beyond_paragraphs_the_whole_is_told() -> None:
    old, new = "a\n" * 5000, "b\n" * 5000
    assert [piece.kind for piece in pieces(old, new)] == [REMOVED, ADDED]


def test_lines_of_a_list_are_never_cut() -> None:
    found = whole_lines(["PyTorch · 2.8", "CUDA · 12"], ["PyTorch · 2.9", "CUDA · 12"])
    assert [(piece.kind, piece.text) for piece in found] == [
        (REMOVED, "PyTorch · 2.8\n"),
        (ADDED, "PyTorch · 2.9\n"),
        (SAME, "CUDA · 12\n"),
    ]
