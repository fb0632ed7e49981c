"""The form field of each kind of question. Each says what to do where an answer cannot be taken."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from applications.forms.base import UncutLine, UncutText, limit_words, too_many_words
from applications.questionnaires.controls import Day, HoursOfMode, MoneyField, NumberField, Several, Window
from applications.questionnaires.kinds import MOST_DIGITS, Kind
from applications.questionnaires.rows import Column, Question
from applications.questionnaires.uploads import FileAnswer

REPLIES = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unsure", gettext_lazy("I am not sure")),
]
MOST_MONEY = Decimal("999999999999.99")


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
