"""A table as an answer: rows of simple values, typed one row after the other, also without scripts."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from applications.questionnaires.answering import plain_answer
from applications.questionnaires.fields import in_table
from applications.questionnaires.rows import Question

SPARE = 2  # empty rows below what is filled in


class TableWidget(forms.Widget):
    """Every row as a group of labelled controls; `name-row-column` names each."""

    template_name = "applications/_table_answer.html"
    use_fieldset = True

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.cells = {column.key: in_table(column) for column in question.columns}

    @property
    def most(self) -> int:
        return int(self.question.options["rows"])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, list) else []
        shown = min(self.most, len(typed) + SPARE)
        identity = (attrs or {}).get("id", f"id_{name}")
        rows = [
            self._row(name, identity, number, typed[number] if number < len(typed) else {})
            for number in range(max(shown, len(typed)))
        ]
        context["widget"] |= {"rows": rows, "most": self.most}
        return context

    def _row(self, name: str, identity: str, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
        cells = []
        for place, column in enumerate(self.question.columns):
            # The first control has the id of the whole, so that a link of the error summary leads there.
            own = identity if number == place == 0 else f"{identity}_{number}_{column.key}"
            field = self.cells[column.key]
            style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            control = field.widget.get_context(
                f"{name}-{number}-{column.key}", values.get(column.key), {"id": own, "class": style}
            )
            cells.append({"column": column, "id": own, "control": control["widget"]})
        return {"number": number + 1, "cells": cells}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        stored = data.get(name)
        if isinstance(stored, list):  # what is stored, judged again
            return stored
        rows = []
        for number in range(self.most):
            row = {
                column.key: data.get(f"{name}-{number}-{column.key}", "") for column in self.question.columns
            }
            if any(str(value).strip() for value in row.values()):
                rows.append(row)
        return rows

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return id_


class TableField(forms.Field):
    """Its value is a list of rows, each a mapping of column to plain value; empty cells are left out."""

    def __init__(self, *, question: Question, **options: Any) -> None:
        super().__init__(widget=TableWidget(question), **options)
        self.question = question

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = value if isinstance(value, list) else []
        if not rows and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(rows) > self.question.options["rows"]:
            raise ValidationError(_("These are too many rows."), code="rows")
        wrong: list[ValidationError] = []
        clean = [self._clean_row(number, row, wrong) for number, row in enumerate(rows, start=1)]
        if wrong:
            raise ValidationError(wrong)
        return clean

    def _clean_row(self, number: int, row: Any, wrong: list[ValidationError]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        given = row if isinstance(row, Mapping) else {}
        for column in self.question.columns:
            field = self.widget.cells[column.key]
            try:
                value = field.clean(given.get(column.key, ""))
            except ValidationError as error:
                place = {"row": number, "column": column.label, "error": " ".join(error.messages)}
                wrong.append(ValidationError(_("Row %(row)d, %(column)s: %(error)s") % place, code="cell"))
                continue
            if value not in (None, ""):
                found[column.key] = plain_answer(value)
        return found
