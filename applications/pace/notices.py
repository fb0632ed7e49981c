"""Who hears that a promise is in danger."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.notices import file_page, officers
from portal.notifications.kinds import notice


@notice(
    "promise_endangered",
    audience=_("Programme officers"),
    about=_("Four fifths of the working days of a promise have gone."),
    action=_("Open the file"),
    link=file_page,
    may_mute=True,
)
def to_officers(application: Any) -> Iterable[Any]:
    return officers(application)
