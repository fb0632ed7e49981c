"""How a form is laid out. Forms name their fields and these blocks; no form writes markup or classes."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from crispy_forms.utils import render_field
from django.forms import BaseForm
from django.template import Context
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

FORM_ID = "page-form"
SAVE = _("Save and continue")
SEARCH = _("Search")

Words = str | Promise
Part: TypeAlias = str | LayoutObject


def page_helper(
    *parts: Part,
    submit: Words = SAVE,
    buttons: Sequence["Button"] = (),
    action: str = "",
    form_id: str = FORM_ID,
    mark_optional: bool = True,
) -> FormHelper:
    """The helper of a page's main form: its fields in order, then the button that says what it does."""
    helper = FormHelper()
    helper.form_id = form_id
    helper.form_action = action
    helper.attrs = {"novalidate": ""}  # the server judges, so that everybody reads the same words
    helper.mark_optional = mark_optional
    helper.layout = Layout(*parts, Buttons(Button(submit), *buttons))
    return helper


def part_helper(*parts: Part, mark_optional: bool = True) -> FormHelper:
    """The helper of a form that is one part of a page: the template writes the form tag and the button."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.mark_optional = mark_optional
    helper.layout = Layout(*parts)
    return helper


def filter_helper(*parts: Part, submit: Words = SEARCH) -> FormHelper:
    """The helper of a list's search form: sent by GET, in one row where there is room."""
    helper = page_helper(Inline(*parts), submit=submit, form_id="filter-form", mark_optional=False)
    helper.form_method = "get"
    helper.form_class = "filters"
    return helper


class Button:
    """One button. The first of a form is the one that Enter presses."""

    def __init__(self, label: Words, *, name: str = "", value: str = "1", kind: str = "") -> None:
        self.label, self.name, self.value, self.kind = label, name, value, kind


class Block(LayoutObject):
    """Some parts inside a template of their own."""

    template = ""

    def __init__(self, *parts: Part) -> None:
        self.fields = list(parts)

    def words(self) -> dict[str, Any]:
        return {}

    def render(self, form: BaseForm, context: Context, template_pack: Any = "", **_kwargs: Any) -> SafeString:
        inner = self.get_rendered_fields(form, context, template_pack)
        template: Any = get_template(self.template)
        with context.push(inner=inner, **self.words()):
            return template.template.render(context)


class Group(Block):
    """Questions that belong together, under a legend: `Group("street", "town", legend=_("Address"))`."""

    template = "ui/layout/group.html"

    def __init__(self, *parts: Part, legend: Words, hint: Words = "") -> None:
        super().__init__(*parts)
        self.legend, self.hint = legend, hint

    def words(self) -> dict[str, Any]:
        return {"legend": self.legend, "hint": self.hint}


class Inline(Block):
    """Short fields side by side where there is room."""

    template = "ui/layout/inline.html"


class Paragraph(Block):
    """A paragraph between fields, as plain text."""

    template = "ui/layout/words.html"

    def __init__(self, text: Words, *, kind: str = "") -> None:
        super().__init__()
        self.text, self.kind = text, kind

    def words(self) -> dict[str, Any]:
        return {"text": self.text, "kind": self.kind}


class Buttons(Block):
    """The last row of a form."""

    template = "ui/layout/buttons.html"

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self.buttons = buttons

    def words(self) -> dict[str, Any]:
        return {"buttons": self.buttons}


class Styled(LayoutObject):
    """One field with something about its control: `Styled("hours", unit=_("GPU-hours"), width="short")`."""

    def __init__(self, field: str, *, unit: Words = "", width: str = "", autocomplete: str = "") -> None:
        self.fields = [field]
        self.unit, self.width, self.autocomplete = unit, width, autocomplete

    def render(self, form: BaseForm, context: Context, template_pack: Any = "", **_kwargs: Any) -> SafeString:
        attrs = {"class": f"width-{self.width}"} if self.width else {}
        if self.autocomplete:
            attrs["autocomplete"] = self.autocomplete
        extra = {"unit": self.unit} if self.unit else {}
        return render_field(
            self.fields[0], form, context, attrs=attrs, extra_context=extra, template_pack=template_pack
        )


def euro(field: str) -> Styled:
    """An amount of money."""
    return Styled(field, unit="EUR", width="short")


def gpu_hours(field: str) -> Styled:
    """An amount of computing."""
    return Styled(field, unit=_("GPU-hours"), width="short")


def day(field: str) -> Styled:
    """A date, in a control as wide as a date."""
    return Styled(field, width="short")
