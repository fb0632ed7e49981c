"""Every pair of colours that text or a control's edge is drawn in keeps its contrast, in light and in dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.ROOT) / "static" / "css" / "site.css").read_text()
TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})\b")
GROUNDS = ("--paper", "--ground", "--sunk")
WORDS = ("--ink", "--soft", "--link", "--link-hover", "--danger")
TEXT = [
    *[(word, ground) for word in WORDS for ground in GROUNDS],
    ("--on-brand", "--brand"),
    ("--on-brand", "--brand-hover"),
    ("--on-danger", "--danger"),
    ("--on-danger", "--danger-hover"),
    ("--on-deep", "--deep"),
    ("--soft-on-deep", "--deep"),
    ("--on-sun", "--sun"),
    *[(f"--{tag}-fg", f"--{tag}-bg") for tag in ("grey", "blue", "green", "amber", "red", "violet")],
]
EDGES = [(edge, ground) for edge in ("--edge", "--brand", "--focus", "--danger") for ground in GROUNDS]


def tokens(scheme: str) -> dict[str, str]:
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)")[:2]
    found = dict(TOKEN.findall(light))
    return found | dict(TOKEN.findall(dark.split("/* ---")[0])) if scheme == "dark" else found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_right() -> None:
    assert round(contrast("#fff", "#000"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    found = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT}

    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(scheme: str) -> None:
    colours = tokens(scheme)
    found = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in EDGES}

    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}
