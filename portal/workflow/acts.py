"""Words for acts that are no moves: each app registers its own, so that a timeline reads as sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from portal.workflow.lifecycle import Words

_words: dict[str, Words] = {"create": _("Begun")}


def register(words: Mapping[str, Words]) -> None:
    """Add the words of an app's acts; an act has one wording."""
    for name, label in words.items():
        if _words.setdefault(name, label) is not label:
            raise ValueError(f"Two wordings for the act {name!r}")


def label(name: str) -> Words:
    """The words of an act."""
    return _words[name]


def names() -> list[str]:
    return sorted(_words)
