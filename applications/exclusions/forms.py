"""Up to three names, each with its reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.exclusions.models import MOST
from portal.ui.layout import Group, page_helper

PLACES = range(1, MOST + 1)


class ExclusionsForm(forms.Form):
    """Every pair may stay empty; half a pair is asked for its other half."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = []
        for place in PLACES:
            name, reason = f"name_{place}", f"reason_{place}"
            self.fields[name] = forms.CharField(
                label=_("Person or organisation"), max_length=150, required=False
            )
            self.fields[reason] = forms.CharField(
                label=_("Reason"),
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            groups.append(Group(name, reason, legend=_("Number %(place)d") % {"place": place}))
        self.helper = page_helper(*groups, submit=gettext_lazy("Save"), mark_optional=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for place in PLACES:
            name, reason = values.get(f"name_{place}"), values.get(f"reason_{place}")
            if name and not reason and f"reason_{place}" not in self.errors:
                self.add_error(f"reason_{place}", _("Say why: without a reason nobody can be excluded."))
            if reason and not name and f"name_{place}" not in self.errors:
                self.add_error(f"name_{place}", _("Name the person or organisation that you mean."))
        return values

    def names(self) -> list[tuple[str, str]]:
        """The pairs that were filled in."""
        values = self.cleaned_data
        pairs = [(values[f"name_{place}"], values[f"reason_{place}"]) for place in PLACES]
        return [(name, reason) for name, reason in pairs if name]
