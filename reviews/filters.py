"""How the list of files is searched and narrowed."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from applications.models import AccessMode, Application
from applications.statuses import UNSENT, Status
from portal.ui.layout import filter_helper


def all_modes() -> list[tuple[str, str]]:
    """In one plain query; a field of models would open a cursor on the server for three rows."""
    return [(mode.slug, mode.name) for mode in AccessMode.objects.only("slug", "name")]


class FileFilter(django_filters.FilterSet):
    """By words in reference, title or company; by status; by access mode."""

    q = django_filters.CharFilter(label=_("Words"), method="with_words")
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(status.value, status.label) for status in Status if status not in UNSENT],
        empty_label=_("All"),
    )
    mode = django_filters.ChoiceFilter(
        label=_("Access mode"), field_name="mode__slug", choices=all_modes, empty_label=_("All")
    )

    class Meta:
        model = Application
        fields: tuple[str, ...] = ()

    @property
    def form(self) -> forms.Form:
        form = super().form
        form.helper = filter_helper("q", "status", "mode")
        return form

    def with_words(self, rows: QuerySet[Application], name: str, words: str) -> QuerySet[Application]:
        """Every word has to be found somewhere."""
        for word in words.split()[:8]:
            rows = rows.filter(
                Q(reference__icontains=word) | Q(title__icontains=word) | Q(company__name__icontains=word)
            )
        return rows
