"""What is wrong with an edition, in sentences for the administrator; it cannot be published before all is right."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from applications.questionnaires import conditions
from applications.questionnaires.kinds import CHOSEN, NUMBERS, REPLIES, Kind
from applications.questionnaires.reading import read
from applications.questionnaires.rows import Question, Questionnaire, Text

# Columns of the application are read from these answers: lists, figures and decisions stand on them.
HEADS = {"title": Kind.SHORT, "months": Kind.TERM, "start": Kind.DATE}
LONGEST_TITLE = 120


def problems_of(edition: Any) -> list[str]:
    """Every sentence there is to say; an empty list lets it be published."""
    return list(_problems(read(edition), mode=edition.mode))


def _problems(form: Questionnaire, *, mode: Any) -> Iterator[str]:
    if mode is None:
        yield _("This edition belongs to no access mode.")
        return
    yield from _repeated(form)
    for section in form.sections:
        if not section.questions:
            yield _("The section “%(name)s” asks nothing.") % {"name": section.name or section.key}
        yield from _untranslated(section.key, {"title": section.title, "name": section.name})
    yield from _heads(form, mode=mode)
    earlier: dict[str, Question] = {}
    for question in form.questions.values():
        yield from _about(question)
        yield from _condition(question, earlier)
        yield from _sum(question, form)
        earlier[question.key] = question


def _repeated(form: Questionnaire) -> Iterator[str]:
    keys = Counter(question.key for section in form.sections for question in section.questions)
    for key in (key for key, times in keys.items() if times > 1):
        yield _("Two questions have the key “%(key)s”. Rename one of them.") % {"key": key}


def _heads(form: Questionnaire, *, mode: Any) -> Iterator[str]:
    heads = HEADS if mode.fixed_hours else HEADS | {"hours": Kind.HOURS}
    for key, kind in heads.items():
        question = form.questions.get(key)
        if question is None or question.kind != kind or not question.required or question.condition:
            words = _(
                "Every form needs a compulsory question “%(key)s” of the kind “%(kind)s”, always asked."
            )
            yield words % {"key": key, "kind": kind.label}
    title = form.questions.get("title")
    if title and title.options.get("limit", 0) > LONGEST_TITLE:
        yield _("The title may have at most %(limit)d characters.") % {"limit": LONGEST_TITLE}


def _about(question: Question) -> Iterator[str]:
    yield from _words(question)
    yield from _choices(question)


def _words(question: Question) -> Iterator[str]:
    yield from _untranslated(question.key, {"question": question.label})
    for name in ("heading", "help", "missing", "refusal", "unit"):
        if words := getattr(question, name):
            yield from _untranslated(question.key, {name: words})
    for choice in question.choices:
        yield from _untranslated(f"{question.key}={choice.key}", {"answer": choice.label})
    for column in question.columns:
        yield from _untranslated(f"{question.key}[{column.key}]", {"heading": column.label})


def _choices(question: Question) -> Iterator[str]:
    if question.kind in CHOSEN and not question.choices:
        yield _("“%(key)s” has no answers to choose from.") % {"key": question.key}
    if question.kind == Kind.TABLE and not question.columns:
        yield _("“%(key)s” has no columns.") % {"key": question.key}
    for name in ("blocks", "alone"):
        if strange := set(question.options.get(name, ())) - set(replies(question)):
            words = _("“%(key)s”: the option “%(name)s” names the answer “%(answer)s”, which is not there.")
            yield words % {"key": question.key, "name": name, "answer": min(strange)}


def replies(question: Question) -> tuple[str, ...]:
    """The answers that can be chosen."""
    if question.kind == Kind.UNSURE:
        return REPLIES
    return tuple(choice.key for choice in question.choices) if question.kind in CHOSEN else ()


def _condition(question: Question, earlier: dict[str, Question]) -> Iterator[str]:
    for leaf in conditions.leaves(question.condition):
        asked = earlier.get(leaf["question"])
        facts = {"key": question.key, "other": leaf["question"]}
        if asked is None:
            yield _("“%(key)s” depends on “%(other)s”, which is not asked before it.") % facts
        elif "at_least" in leaf and asked.kind not in NUMBERS:
            yield _("“%(key)s” compares “%(other)s” with a number, and it is none.") % facts
        elif "is" in leaf and (strange := set(leaf["is"]) - set(replies(asked))):
            words = _("“%(key)s” waits for the answer “%(answer)s” to “%(other)s”, which cannot be chosen.")
            yield words % {**facts, "answer": min(strange)}


def _sum(question: Question, form: Questionnaire) -> Iterator[str]:
    column, other = (str(question.options.get(name) or "") for name in ("sum_column", "sum_question"))
    if not column and not other:
        return
    columns = {each.key: each for each in question.columns}
    wanted = form.questions.get(other)
    summed = columns.get(column)
    if summed is None or summed.kind not in NUMBERS or wanted is None or wanted.kind not in NUMBERS:
        words = _("“%(key)s” has to add up a column of numbers to another question that is a number.")
        yield words % {"key": question.key}


def _untranslated(place: str, texts: dict[str, Text]) -> Iterator[str]:
    for words in texts.values():
        missing = [str(name) for code, name in settings.LANGUAGES if not words.words.get(code)]
        if missing:
            said = words.words.get("en") or place
            yield _("“%(place)s”: “%(words)s” is missing in %(languages)s.") % {
                "place": place,
                "words": said,
                "languages": ", ".join(missing),
            }
