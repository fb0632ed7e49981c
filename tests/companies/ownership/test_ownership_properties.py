"""The work that a judgement takes grows with the group and not faster; rows come back as they were stated."""

import sys
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from companies.ownership.documents import document_of, judged, with_history
from companies.ownership.drawing import MOST, draw
from companies.ownership.retyping import typed_of
from companies.size import judge
from companies.size.model import Category
from tests.companies.size.groups import company, group, holds


def calls_of(size: int) -> int:
    """How many functions a judgement of a chain with cross holdings calls: work, whatever the machine does."""
    rows = [company(f"C{number:03}", 1, 1, 1) for number in range(size)]
    holdings = [holds(f"C{number:03}", f"C{number + 1:03}", 60) for number in range(size - 1)]
    holdings += [holds(f"C{number + 7:03}", f"C{number:03}", 10) for number in range(size - 7)]
    whole, calls = group(rows, holdings), 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        judge(whole)
    finally:
        sys.setprofile(None)
    return calls


def test_work_grows_with_the_group_and_not_faster() -> None:
    fifty, two_hundred = calls_of(50), calls_of(200)
    assert two_hundred < 5 * fifty
    assert two_hundred < 30_000


def account(year: int, posts: str) -> dict[str, object]:
    return {"year": year, "headcount": posts, "turnover": "1", "balance_sheet": "1"}


def test_one_year_over_the_limit_costs_no_status() -> None:
    once = document_of(
        {"name": "A", "kind": "company", "accounts": [account(2025, "260"), account(2024, "240")]}
    )
    twice = document_of(
        {"name": "A", "kind": "company", "accounts": [account(2025, "260"), account(2024, "255")]}
    )
    back = document_of(
        {"name": "A", "kind": "company", "accounts": [account(2025, "240"), account(2024, "255")]}
    )
    assert [judged(each).category for each in (once, twice, back)] == [
        Category.MEDIUM,
        Category.NOT_SME,
        Category.MEDIUM,
    ]
    assert with_history(with_history(once)) == with_history(once)


SHARE = st.decimals(min_value=0, max_value=100, places=2).map(lambda share: f"{share:f}")
KEYS = ("A", "E1", "E2", "E3", "E4")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), SHARE), max_size=20))
def test_any_graph_has_a_drawing_and_comes_back_from_its_rows(rows: list[tuple[str, str, str]]) -> None:
    others = {key: {"name": key, "kind": "company", "accounts": []} for key in KEYS[1:]}
    holdings = [{"holder": a, "held": b, "capital": share, "votes": share} for a, b, share in rows]
    document = document_of({"name": "A", "kind": "company", "accounts": []}, others=others, holdings=holdings)
    drawing = draw(document)
    assert (len(drawing.boxes), len(drawing.lines)) == (5, len(rows))
    assert len({(box.x, box.y) for box in drawing.boxes}) == 5
    assert [Decimal(row["capital"]) for row in typed_of(document).holdings] == [Decimal(r[2]) for r in rows]


def test_a_huge_graph_is_drawn_in_part_and_says_so() -> None:
    others = {f"E{number}": {"name": "x", "kind": "company", "accounts": []} for number in range(200)}
    drawing = draw(document_of({"name": "A", "kind": "company", "accounts": []}, others=others))
    assert (len(drawing.boxes), drawing.left_out) == (MOST, 201 - MOST)
