"""A stored answer as people read it: choices in words, dates and figures as each language writes them."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from applications.forms.base import SectionForm
from applications.forms.figures import in_figures
from portal.ui import formats
from portal.ui.layout import Words


def words(form: SectionForm, name: str, value: Any) -> Words:
    """The answer to one question of a form; nothing where there is none."""
    field: Any = form.fields[name]
    if value in (None, ""):
        return ""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels: dict[str, Words] = {str(key): label for key, label in choices}
        return labels.get(str(value), str(value))
    if isinstance(field, forms.DateField):
        return formats.day(date.fromisoformat(value))
    if isinstance(field, forms.DecimalField):
        return measured(value, form.units.get(name, ""))
    return str(value)


def measured(value: Any, unit: Words = "") -> str:
    """A figure with its unit, with as many decimals as it has."""
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return str(value)
    places = 0 if exact == exact.to_integral_value() else -int(exact.normalize().as_tuple().exponent)
    return f"{in_figures(exact, places=places)}{formats.SPACE}{unit}".strip()
