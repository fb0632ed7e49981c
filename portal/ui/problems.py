"""The errors of a page's forms, as the summary above the heading lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence and the field it is about; no anchor means the page as a whole."""

    message: str
    anchor: str = ""


def problems_of(*forms: Any) -> list[Problem]:
    """Collect the errors of forms and formsets; what is neither, or was never sent, has none."""
    return [problem for form in forms if form is not None for problem in _problems(form)]


def _problems(form: Any) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        if form.is_bound:
            yield from (Problem(message) for message in form.non_form_errors())
            for member in form.forms:
                yield from _problems(member)
    elif isinstance(form, BaseForm) and form.is_bound:
        yield from (Problem(message) for message in form.non_field_errors())
        for field in form:
            yield from (Problem(message, anchor_of(field)) for message in field.errors)


def anchor_of(field: BoundField) -> str:
    """The id of the control a link can lead to: the first one where a question has several."""
    return field.id_for_label or f"{field.auto_id}_0"
