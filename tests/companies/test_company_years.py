"""Which years a company is asked for, by its age."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies.years import Asked, way_of, ways

NOW = 2026


@pytest.mark.parametrize(
    ("founded", "expected"),
    [
        (1990, [((2025, 2024), False), ((2024, 2023), False)]),
        (2023, [((2025, 2024), False), ((2024, 2023), False)]),
        (2024, [((2025, 2024), False), ((2024,), False)]),
        (2025, [((2025,), False), ((2026,), True)]),
        (2026, [((2026,), True)]),
    ],
)
def test_ways_by_age(founded: int, expected: list[tuple[tuple[int, ...], bool]]) -> None:
    assert [(way.years, way.estimate) for way in ways(founded=founded, now=NOW)] == expected


@pytest.mark.parametrize(
    ("founded", "required"), [(2022, (2025, 2024)), (2024, (2025,)), (2025, (2025,)), (2026, (2026,))]
)
def test_the_year_of_founding_may_be_part_of_a_long_first_year(
    founded: int, required: tuple[int, ...]
) -> None:
    assert ways(founded=founded, now=NOW)[0].required == required


GIVEN = [
    (2019, [(2025, False), (2024, False)], 2025),
    (2019, [(2024, False), (2023, False)], 2024),
    (2019, [(2025, False), (2023, False)], None),
    (2019, [(2025, False)], None),
    (2019, [(2026, True)], None),
    (2024, [(2025, False)], 2025),
    (2025, [(2026, True)], 2026),
    (2025, [(2025, True)], None),
    (2026, [(2026, True)], 2026),
    (2026, [(2026, False)], None),
    (2026, [], None),
]


@pytest.mark.parametrize(("founded", "given_years", "last"), GIVEN)
def test_way_of_what_was_given(founded: int, given_years: list[tuple[int, bool]], last: int | None) -> None:
    way = way_of(given_years, among=ways(founded=founded, now=NOW))
    assert (way.last if way else None) == last


@given(founded=st.integers(1800, 2100), now=st.integers(2024, 2100))
def test_there_is_always_a_way_and_each_is_named_by_its_last_year(founded: int, now: int) -> None:
    found = ways(founded=founded, now=now)
    assert found
    assert len({way.last for way in found}) == len(found)
    for way in found:
        assert set(way.required) <= set(way.years)
        assert way_of([(year, way.estimate) for year in way.required], among=found) == way


@given(founded=st.integers(1800, 2026))
def test_no_year_before_the_founding_and_none_after_the_present(founded: int) -> None:
    years = {year for way in ways(founded=founded, now=NOW) for year in way.years}
    assert min(years) >= min(founded, NOW)
    assert max(years) <= NOW


def test_asked_names_its_last_year() -> None:
    assert Asked(years=(2025, 2024), founded=2019).last == 2025
