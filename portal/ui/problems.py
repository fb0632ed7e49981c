"""The errors of a page's forms, in the words that stand beside the field and in the summary above the heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet, CheckboxInput, Field, RadioSelect, Select
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _


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
            yield from (Problem(str(message)) for message in form.non_form_errors())
            for member in form.forms:
                yield from _problems(member)
    elif isinstance(form, BaseForm) and form.is_bound:
        yield from (Problem(str(message)) for message in form.non_field_errors())
        for field in form:
            yield from (Problem(message, anchor_of(field)) for message in sentences(field))


def sentences(field: BoundField) -> list[str]:
    """What is wrong with one field. "This field is required" is said with the name of the field instead."""
    if _says_only_required(field):
        return [_missing(field) % {"question": str(field.label).rstrip(".:")}]
    return [str(message) for message in field.errors]


def _says_only_required(field: BoundField) -> bool:
    found = field.form.errors.as_data().get(field.name, [])
    generic = Field.default_error_messages["required"]
    return [error.code for error in found] == ["required"] and field.field.error_messages[
        "required"
    ] is generic


def _missing(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return _("Tick “%(question)s”.")
    if isinstance(widget, RadioSelect | Select):
        return _("Choose an answer to “%(question)s”.")
    return _("Fill in “%(question)s”.")


def anchor_of(field: BoundField) -> str:
    """The id of the control a link can lead to: the first one where a question has several."""
    return field.id_for_label or f"{field.auto_id}_0"
