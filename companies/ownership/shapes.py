"""Shapes of typed rows."""

from collections.abc import Sequence

from portal.ui.layout import Words

Row = dict[str, str]
Years = Sequence[tuple[str, Words]]  # "2025", or "2026e" for an estimate, with its words
