"""Figures, money, hours and times, as each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.ui import formats

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567.50"),
        ("de", "1.234.567,50"),
        ("fr", f"1{NARROW}234{NARROW}567,50"),
        ("lb", f"1{NARROW}234{NARROW}567,50"),
    ],
)
def test_figures_follow_the_language(language: str, written: str) -> None:
    assert formats.number(Decimal("1234567.5"), language=language, places=2) == written


@pytest.mark.parametrize(
    ("language", "written", "negative"),
    [
        ("en", "€1,234.50", "-€0.05"),
        ("de", f"1.234,50{WIDE}€", f"-0,05{WIDE}€"),
        ("fr", f"1{NARROW}234,50{WIDE}€", f"-0,05{WIDE}€"),
        ("lb", f"1{NARROW}234,50{WIDE}€", f"-0,05{WIDE}€"),
    ],
)
def test_money_has_its_sign_where_the_language_puts_it(language: str, written: str, negative: str) -> None:
    assert formats.money(Decimal("1234.5"), language=language) == written
    assert formats.money(Decimal("-0.05"), language=language) == negative


@pytest.mark.parametrize(
    ("hours", "written"),
    [(1, "1 GPU-hour"), (5000, "5,000 GPU-hours"), (Decimal("0.5"), "0.50 GPU-hours"), (0, "0 GPU-hours")],
)
def test_hours_show_decimals_only_where_there_are_some(hours: Decimal, written: str) -> None:
    assert formats.gpu_hours(hours, language="en") == written


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), "24.11.2026, 17:00 (Luxembourg time, UTC+1)"),
        (datetime(2026, 7, 24, 15, 0, tzinfo=UTC), "24.07.2026, 17:00 (Luxembourg time, UTC+2)"),
        # The hour that comes twice: half past two, before and after the clock goes back.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25.10.2026, 02:30 (Luxembourg time, UTC+2)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25.10.2026, 02:30 (Luxembourg time, UTC+1)"),
        # The hour that is left out.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29.03.2026, 01:59 (Luxembourg time, UTC+1)"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29.03.2026, 03:00 (Luxembourg time, UTC+2)"),
    ],
)
def test_a_deadline_names_its_zone(at: datetime, written: str) -> None:
    assert formats.deadline(at) == written


def test_a_day_is_the_day_in_luxembourg() -> None:
    assert formats.day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "01.01.2027"
    assert formats.day(date(2026, 12, 31)) == "31.12.2026"


def render(text: str, language: str = "en", **given: object) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + text).render(Context(given))


def test_tags_write_in_the_language_of_the_reader() -> None:
    given = {"worth": Decimal(12500), "hours": Decimal(5000)}

    assert render("{{ worth|money }} {{ hours|figure }}", "de", **given) == f"12.500,00{WIDE}€ 5.000"
    assert render("{{ worth|money }} {{ hours|figure:1 }}", "fr", **given) == (
        f"12{NARROW}500,00{WIDE}€ 5{NARROW}000,0"
    )


def test_times_carry_the_instant_for_machines() -> None:
    at = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)

    assert render("{% day at %}", at=at) == '<time datetime="2026-11-24T17:00:00+01:00">24.11.2026</time>'
    assert render("{% day at %}", at=date(2026, 11, 24)) == '<time datetime="2026-11-24">24.11.2026</time>'
    assert render("{% moment at %}", at=at).endswith(">24.11.2026, 17:00</time>")


@pytest.mark.parametrize("text", ["{{ x|money }}", "{{ x|figure }}", "{{ x|gpu_hours }}", "{% day x %}"])
def test_nothing_is_written_as_nothing(text: str) -> None:
    assert render(text, x=None) == ""


def test_an_icon_is_passed_over_by_screen_readers() -> None:
    drawn = render('{% icon "building" %}')

    assert drawn.startswith('<svg aria-hidden="true" focusable="false" ')
    assert "<script" not in drawn


@pytest.mark.parametrize("name", ["../../../etc/passwd", "a/b", "", "a.b"])
def test_an_icon_is_a_name_and_no_path(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of an icon"):
        render("{% icon name %}", name=name)
