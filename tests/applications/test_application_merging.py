"""Two versions of a section put together: what only one side changed stands, what both changed is named."""

from hypothesis import given
from hypothesis import strategies as st

from applications.merging import marks_of, merge

NAMES = ["title", "summary", "benefit", "months"]
ANSWERS = st.dictionaries(
    st.sampled_from(NAMES), st.one_of(st.sampled_from(["old", "new", "other"]), st.integers(1, 3))
)


@given(base=ANSWERS, mine=ANSWERS, theirs=ANSWERS)
def test_every_answer_comes_from_where_it_changed(base: dict, mine: dict, theirs: dict) -> None:
    merged = merge(mine=mine, theirs=theirs, was=marks_of(base))
    for name in NAMES:
        before, my, their = base.get(name), mine.get(name), theirs.get(name)
        both = my != before and their != before and my != their
        assert (name in merged.contested) == both
        assert merged.values.get(name) == (my if my != before or both else their)


@given(base=ANSWERS, mine=ANSWERS)
def test_alone_nobody_is_contradicted(base: dict, mine: dict) -> None:
    merged = merge(mine=mine, theirs=base, was=marks_of(base))
    assert (merged.values, merged.contested) == (mine, frozenset())


@given(mine=ANSWERS, theirs=ANSWERS)
def test_without_marks_every_difference_is_a_persons_to_choose(mine: dict, theirs: dict) -> None:
    """An interface that sends no marks, and an answer that was never there."""
    merged = merge(mine=mine, theirs=theirs, was={})
    assert merged.contested == {name for name in {*mine} & {*theirs} if mine[name] != theirs[name]}
    assert merged.values == theirs | mine


@given(base=ANSWERS, mine=ANSWERS, theirs=ANSWERS)
def test_the_others_order_does_not_matter(base: dict, mine: dict, theirs: dict) -> None:
    one = merge(mine=mine, theirs=theirs, was=marks_of(base))
    other = merge(mine=theirs, theirs=mine, was=marks_of(base))
    assert one.contested == other.contested
    settled = {name: value for name, value in one.values.items() if name not in one.contested}
    assert settled == {name: value for name, value in other.values.items() if name not in other.contested}
