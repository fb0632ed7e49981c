"""Answers between what a form reads and what JSON keeps. Pure."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from applications.questionnaires.kinds import Kind
from applications.questionnaires.rows import Question

NOTHING: tuple[Any, ...] = (None, "", [])


def plain_answer(value: Any) -> Any:
    """One answer as JSON keeps it."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def put(typed: QueryDict, question: Question, value: Any) -> None:
    """Write a stored answer into what was typed, as if somebody had typed it."""
    name = question.key
    if question.kind == Kind.CHOICES:
        typed.setlist(name, [str(each) for each in value or []])
    elif question.kind == Kind.FILE:
        typed[f"{name}-kept"] = value["file"] if value else ""
        typed.pop(f"{name}-remove", None)
    elif question.kind == Kind.TABLE:
        for known in [key for key in typed if key.startswith(f"{name}-")]:
            del typed[known]
        for number, row in enumerate(value or []):
            for column, cell in row.items():
                typed[f"{name}-{number}-{column}"] = str(cell)
    else:
        typed[name] = "" if value is None else str(value)
