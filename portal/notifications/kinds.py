"""Every kind of message: who hears of it, and where its link leads. The words are templates.

`templates/notices/<kind>/subject.txt` and `body.txt`: text mail, HTML mail and inbox are made from these.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portal.workflow.lifecycle import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One row of the table of messages."""

    name: str
    audience: Words  # who hears, in words, for the reference and the preferences
    recipients: Callable[[Any], Iterable[Any]]  # subject → people
    action: Words  # the label of the one link
    link: Callable[[Any], str]  # subject → path on this site
    may_mute: bool = False  # may a person switch the mail off? The inbox always has it
    about: Words = ""  # what it tells, for the preferences; a kind that may be muted needs it
    tell_actor: bool = (
        True  # does the person who did it hear of it too? A receipt: yes; a copy of one's own click: no
    )
    farewell: bool = False  # stays readable in the inbox of a person who may no longer see the subject

    @property
    def subject_matter(self) -> Words:
        """What a person reads where it is switched on or off."""
        return self.about or self.action


class Kinds:
    """The table; apps add their rows in notices.py."""

    kind = "notice"

    def __init__(self) -> None:
        self._known: dict[str, Kind] = {}

    def __call__(
        self, name: str, **row: Any
    ) -> Callable[[Callable[[Any], Iterable[Any]]], Callable[[Any], Iterable[Any]]]:
        def take(recipients: Callable[[Any], Iterable[Any]]) -> Callable[[Any], Iterable[Any]]:
            if name in self._known:
                raise ValueError(f"Two rows want to be the notice {name!r}")
            self._known[name] = Kind(name=name, recipients=recipients, **row)
            return recipients

        return take

    def __getitem__(self, name: str) -> Kind:
        return self._known[name]

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def that_may_be_muted(self) -> list[Kind]:
        return [self._known[name] for name in self.names() if self._known[name].may_mute]

    def names(self) -> list[str]:
        return sorted(self._known)


notice = Kinds()
