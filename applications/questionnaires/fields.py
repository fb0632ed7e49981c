"""The form field of each kind of question. Each says what to do where an answer cannot be taken."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.forms.base import UncutLine, UncutText, limit_words, too_many_words
from applications.forms.figures import Figure, in_figures
from applications.questionnaires.kinds import MOST_DIGITS, Kind
from applications.questionnaires.rows import Column, Question
from applications.questionnaires.uploads import FileAnswer
from portal.ui import formats
from portal.ui.forms import AmountField

REPLIES = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unsure", gettext_lazy("I am not sure")),
]
MOST_MONEY = Decimal("999999999999.99")


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


def in_table(column: Column) -> forms.Field:
    """The field of one cell."""
    asked: dict[str, Any] = {"label": column.label, "required": column.required}
    return CELLS[column.kind](column.options, asked)


def number(options: Any, asked: dict[str, Any], sentence: Any = "") -> NumberField:
    decimals = options["decimals"]
    return NumberField(
        least=options["minimum"],
        most=options["maximum"],
        sentence=sentence,
        decimal_places=decimals,
        max_digits=MOST_DIGITS + decimals,
        **asked,
    )


def money(options: Any, asked: dict[str, Any], sentence: Any = "") -> MoneyField:
    most = options["maximum"] if options["maximum"] is not None else MOST_MONEY
    return MoneyField(least=options["minimum"], most=most, sentence=sentence, min_value=None, **asked)


def short(options: Any, asked: dict[str, Any], sentence: Any = "") -> forms.Field:
    return UncutLine(max_length=options["limit"], **asked)


def unsure(options: Any, asked: dict[str, Any], sentence: Any = "") -> forms.Field:
    return forms.ChoiceField(choices=[("", ""), *REPLIES], **asked)


def day(options: Any, asked: dict[str, Any], sentence: Any = "") -> forms.Field:
    return Day(**asked)


CELLS: dict[str, Callable[..., forms.Field]] = {
    Kind.SHORT: short,
    Kind.NUMBER: number,
    Kind.MONEY: money,
    Kind.DATE: day,
    Kind.UNSURE: unsure,
}


def _long(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    options = question.options
    asked["widget"] = forms.Textarea(attrs={"rows": 5})
    if options["in_words"]:
        return UncutText(validators=[too_many_words(options["limit"])], max_length=MOST_LETTERS, **asked)
    return UncutText(max_length=options["limit"], **asked)


MOST_LETTERS = 60_000  # of a text that is limited in words; below what keeps typed text over a sign-in


def _choice(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    choices = [(choice.key, choice.label) for choice in question.choices]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **asked)


def _choices(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    choices = [(choice.key, choice.label) for choice in question.choices]
    return Several(choices=choices, alone=question.options["alone"], **asked)


def _unsure(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    """`unsure` is an honest answer: it reaches a person and never counts as no."""
    return forms.ChoiceField(choices=REPLIES, widget=forms.RadioSelect, **asked)


def _email(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    asked["error_messages"]["invalid"] = gettext_lazy("Enter an e-mail address like name@company.lu.")
    return forms.EmailField(max_length=254, **asked)


def _phone(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    wrong = gettext_lazy("Enter a telephone number, for example +352 621 123 456.")
    asked["error_messages"]["invalid"] = wrong
    return forms.RegexField(regex=r"^\+?[0-9][0-9 ./()-]{5,24}\Z", **asked)


def _date(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    sent = form.about.starts_on if form.about.submitted_at else None
    options = question.options
    window = {"past": options["past"], "ahead": options["days_ahead"]}
    return Window(today=form.today, sent=sent, late=question.refusal, **window, **asked)


def _hours(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    asked["error_messages"]["invalid"] = gettext_lazy("Enter a whole number of hours, for example 20000.")
    return HoursOfMode(mode=form.about.mode, max_digits=10, decimal_places=0, **asked)


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


def _term(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    choices = [
        (months, ngettext("%(count)d month", "%(count)d months", months) % {"count": months})
        for months in form.about.mode.months
    ]
    return forms.TypedChoiceField(choices=choices, coerce=int, widget=forms.RadioSelect, **asked)


def _file(question: Question, asked: dict[str, Any], form: Any) -> forms.Field:
    return FileAnswer(application=form.about, question=question.key, **asked)


def limited(question: Question) -> Any:
    """The sentence on the limit of a long text."""
    return limit_words(question.options["limit"], in_words=question.options["in_words"])


FIELDS: dict[str, Callable[[Question, dict[str, Any], Any], forms.Field]] = {
    Kind.SHORT: lambda question, asked, form: short(question.options, asked),
    Kind.NUMBER: lambda question, asked, form: number(question.options, asked, question.refusal),
    Kind.MONEY: lambda question, asked, form: money(question.options, asked, question.refusal),
    Kind.LONG: _long,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.UNSURE: _unsure,
    Kind.FILE: _file,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.HOURS: _hours,
    Kind.TERM: _term,
}
