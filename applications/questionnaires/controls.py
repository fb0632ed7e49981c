"""The controls behind the kinds of question, each with the bounds that it holds."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.forms.figures import Figure, in_figures
from portal.ui import formats
from portal.ui.forms import AmountField


class Range:
    """A number that lies within limits; where it does not, the question's own sentence or one with the limit."""

    def __init__(
        self, *args: Any, least: Decimal | None, most: Decimal | None, sentence: Any, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.least, self.most, self.sentence = least, most, sentence

    def validate(self, value: Any) -> None:
        super().validate(value)  # type: ignore[misc]
        if value is None:
            return
        for bound, outside, words in (
            (self.least, self.least is not None and value < self.least, _("Enter at least %(limit)s.")),
            (self.most, self.most is not None and value > self.most, _("Enter at most %(limit)s.")),
        ):
            if outside and bound is not None:
                places = max(0, -int(bound.normalize().as_tuple().exponent))
                limit = in_figures(bound, places=places)
                raise ValidationError(str(self.sentence or words) % {"limit": limit}, code="range")


class NumberField(Range, Figure):
    """A number, as people type it."""


class MoneyField(Range, AmountField):
    """An amount in euro."""


class Day(forms.DateField):
    """A date, in the order of Luxembourg or of a browser's own control."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": gettext_lazy("Enter a date such as 15.01.2027.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"input_formats": ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]} | options)


class Window(Day):
    """A date between today and some days from now; one that was sent already stays good."""

    def __init__(
        self, *, today: date, past: bool, ahead: int | None, sent: date | None, late: Any, **options: Any
    ) -> None:
        super().__init__(**options)
        self.today, self.past, self.sent, self.late = today, past, sent, late
        self.until = today + timedelta(days=ahead) if ahead is not None else None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None or value == self.sent:
            return
        if not self.past and value < self.today:
            raise ValidationError(_("Enter a date that is still to come."), code="past")
        if self.until and value > self.until:
            latest = _("Enter a date no later than %(day)s.") % {"day": formats.day(self.until)}
            raise ValidationError(str(self.late) or latest, code="late")


class Several(forms.MultipleChoiceField):
    """Some of several answers; one that stands alone goes with no other."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, alone: Iterable[str], **options: Any) -> None:
        super().__init__(**options)
        self.alone = frozenset(alone)

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if len(chosen) > 1 and self.alone & set(chosen):
            labels = dict(self.choices)  # type: ignore[arg-type]
            name = next(labels[key] for key in chosen if key in self.alone)
            raise ValidationError(_("“%(answer)s” cannot go with another answer.") % {"answer": name})
        return list(dict.fromkeys(chosen))


class HoursOfMode(Figure):
    """GPU-hours within what an access mode gives."""

    def __init__(self, *, mode: Any, **options: Any) -> None:
        super().__init__(**options)
        self.mode = mode

    def validate(self, value: Any) -> None:
        super().validate(value)
        mode = self.mode
        if value is None:
            return
        if value < mode.hours_min:
            words = _("%(mode)s starts at %(least)s GPU-hours.")
            raise ValidationError(words % {"mode": mode.name, "least": in_figures(mode.hours_min)})
        if mode.hours_max and value > mode.hours_max:
            words = _(
                "%(mode)s gives at most %(most)s GPU-hours. Enter fewer, or choose a larger access mode."
            )
            raise ValidationError(words % {"mode": mode.name, "most": in_figures(mode.hours_max)})
