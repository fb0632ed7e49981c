"""The years that a visitor may give figures for."""

from django.utils.translation import gettext as _

from companies.ownership.shapes import Years


def years_of(now: int) -> Years:
    """The last year, the one before where its accounts are not ready, and an estimate for a new company."""
    return [
        (str(now - 1), str(now - 1)),
        (str(now - 2), str(now - 2)),
        (f"{now}e", _("%(year)s, estimated: no year has closed yet") % {"year": now}),
    ]
