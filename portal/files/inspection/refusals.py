"""How an inspection says no."""

from typing import Any


class FileRefused(Exception):
    """A file that is not taken; its text is a sentence that says what to do."""


def refuse(words: str, **values: Any) -> FileRefused:
    """The refusal with its sentence filled in."""
    return FileRefused(words % values)
