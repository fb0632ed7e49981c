"""Dresses allauth's forms in our words and our layout: allauth judges them, we say what they ask."""

from typing import Any, ClassVar

from django.forms import BaseForm
from django.utils.functional import Promise

from portal.ui.layout import page_helper

Words = str | Promise


class Dressed(BaseForm):
    """A mixin before an allauth form: `title` heads the page, `submit` is the button, the rest are fields."""

    title: ClassVar[Words] = ""
    submit: ClassVar[Words] = ""
    labels: ClassVar[dict[str, Words]] = {}
    hints: ClassVar[dict[str, Words]] = {}
    without: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.without:
            self.fields.pop(name, None)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)  # type: ignore[assignment]
            field.help_text = self.hints.get(name, "")  # type: ignore[assignment]
            field.widget.attrs.pop("placeholder", None)
        self.helper = page_helper(*self.fields, submit=self.submit)
