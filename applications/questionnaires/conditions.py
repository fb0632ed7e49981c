"""When a question is asked: a small declarative JSON, validated when it is saved. Pure.

{"question": "personal", "is": ["yes", "unsure"]}
{"question": "hours", "at_least": 30000}
{"any": [ … ]} and {"all": [ … ]}
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from applications.questionnaires.kinds import FIGURE

Condition = Mapping[str, Any]
DEEPEST = 3


def problem(condition: Any, *, depth: int = 0) -> str:
    """What is wrong with its shape, as a sentence; "" where nothing is. None and {} mean: always asked."""
    if condition in (None, {}):
        return "" if depth == 0 else _("An empty condition inside another means nothing. Remove it.")
    if not isinstance(condition, Mapping):
        return _('Write the condition in braces, for example {"question": "personal", "is": ["yes"]}.')
    if set(condition) in ({"any"}, {"all"}):
        return _group_problem(next(iter(condition.values())), depth=depth)
    if set(condition) == {"question", "is"}:
        values = condition["is"]
        good = isinstance(values, list) and values and all(isinstance(value, str) for value in values)
        return _question_problem(condition) or (
            "" if good else _('List the answers: "is": ["yes", "unsure"].')
        )
    if set(condition) == {"question", "at_least"}:
        value = condition["at_least"]
        figure = isinstance(value, int | str) and not isinstance(value, bool) and FIGURE.fullmatch(str(value))
        return _question_problem(condition) or ("" if figure else _('Give a number: "at_least": 30000.'))
    return _('A condition has "question" with "is" or "at_least", or "any", or "all".')


def _group_problem(parts: Any, *, depth: int) -> str:
    if not isinstance(parts, list) or not parts:
        return _("Give a list of conditions in brackets.")
    if depth >= DEEPEST:
        return _("This condition is nested too deeply. Make it simpler.")
    return next((found for part in parts if (found := problem(part, depth=depth + 1))), "")


def _question_problem(condition: Condition) -> str:
    return "" if isinstance(condition["question"], str) else _("Name the question by its key.")


def leaves(condition: Any) -> Iterator[Condition]:
    """Every single test in it."""
    if not condition:
        return
    parts = condition.get("any") or condition.get("all")
    if parts is None:
        yield condition
        return
    for part in parts:
        yield from leaves(part)


def holds(condition: Any, answer: Callable[[str], Any]) -> bool:
    """Is it met? `answer` gives the answer to a question, None where there is none or where it is not asked."""
    if not condition:
        return True
    if "any" in condition:
        return any(holds(part, answer) for part in condition["any"])
    if "all" in condition:
        return all(holds(part, answer) for part in condition["all"])
    value = answer(condition["question"])
    if value in (None, "", []):
        return False
    if "is" in condition:
        values = value if isinstance(value, list) else [value]
        return any(str(each) in condition["is"] for each in values)
    return _figure(value) >= Decimal(str(condition["at_least"]))


def _figure(value: Any) -> Decimal:
    """What cannot be read as a number is less than any."""
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return Decimal("-Infinity")
    return found if found.is_finite() else Decimal("-Infinity")


def reduced(condition: Any, *, here: Callable[[str], bool], answer: Callable[[str], Any]) -> Any:
    """What a page has to watch itself: True or False where the answers of other pages decide already."""
    if not condition:
        return True
    for name, decides in (("any", True), ("all", False)):
        if name in condition:
            parts = [reduced(part, here=here, answer=answer) for part in condition[name]]
            if decides in parts:
                return decides
            left = [part for part in parts if not isinstance(part, bool)]
            return {name: left} if left else not decides
    return dict(condition) if here(condition["question"]) else holds(condition, answer)
