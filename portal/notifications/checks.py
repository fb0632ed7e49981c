"""System checks: every kind of message has its words, and says what it is about where it can be switched off."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from portal.notifications import wording
from portal.notifications.kinds import Kind, notice

PARTS = ("subject.txt", "body.txt")


def words_are_there(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Missing templates and missing descriptions; tests render every kind in every language besides."""
    return [
        Warning(problem, id="notifications.W001")
        for name in notice.names()
        for problem in (*_missing_words(name), *_without_description(notice[name]))
    ]


def _missing_words(name: str) -> Iterator[str]:
    for part in PARTS:
        try:
            wording.engine(strict=True).get_template(f"{name}/{part}")
        except TemplateDoesNotExist:
            yield f"templates/notices/{name}/{part} is missing"
        except TemplateSyntaxError as error:
            yield f"templates/notices/{name}/{part}: {error}"


def _without_description(kind: Kind) -> Iterator[str]:
    if kind.may_mute and not kind.about:
        yield f"The notice {kind.name!r} may be switched off, so it has to say what it is `about`"
