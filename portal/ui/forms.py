"""Fields that read what people write: amounts with a decimal comma or point, days as 24.11.2026."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.money import format_amount, parse_amount
from portal.core.reading import LAST_DAY
from portal.ui import formats

THIN_SPACE = "\u202f"
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


class AmountField(forms.DecimalField):
    """Money. Shown again the way the reader's language writes it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    unreadable: Any = ""  # said instead of the sentence about euros

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"decimal_places": 2, "max_digits": 15, "min_value": 0} | options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        if isinstance(value, int | Decimal):
            return Decimal(value)
        try:
            return parse_amount(str(value))
        except ValidationError as error:
            if self.unreadable and error.code == "amount_unreadable":
                raise ValidationError(self.unreadable, code=error.code) from None
            raise

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int | Decimal):
            return value
        return format_amount(Decimal(value), language=get_language() or "en")


class HoursField(AmountField):
    """GPU-hours: a whole number is shown without decimals, its thousands apart by a space in every language."""

    unreadable = _("Enter a number of GPU-hours, such as 5 000.")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Nobody asks for thousandths of an hour, so `5.000` and `5,000` are five thousand in every language."""
        if isinstance(value, str) and THOUSANDS.fullmatch(value.strip()):
            value = re.sub("[.,]", "", value)
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | Decimal) and value == int(value):
            return f"{int(value):,}".replace(",", THIN_SPACE)
        return super().prepare_value(value)


class DayField(forms.DateField):
    """A day of our times, written as in Luxembourg; the international order is read too."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Enter a date, such as 24.11.2026.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"input_formats": ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"]} | options)

    def to_python(self, value: Any) -> date | None:
        """Whoever adds months to a day near the calendar's end falls off it, so such a day is no answer."""
        day = super().to_python(value)
        if day and day > LAST_DAY:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def prepare_value(self, value: Any) -> Any:
        return formats.day(value) if isinstance(value, date) else value
