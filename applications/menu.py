"""What applications add to the menu, the first screen and the public front page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications import mode_words
from applications.queries import companies_to_apply_for, shown_modes
from portal.ui import duties, front, navigation
from portal.ui.duties import Duty
from portal.ui.front import Lead, ModeLine, Place

navigation.register(
    navigation.Entry(label=_("Access modes"), route="applications:modes", order=20, public=True)
)
navigation.register(
    navigation.Entry(
        label=_("Your applications"),
        route="applications:list",
        order=30,
        shown=lambda person: not person.staff_role_names,  # type: ignore[attr-defined]
    )
)
front.register_lead(Lead(place=Place.LONG, label=_("Compare the access modes"), route="applications:modes"))


def mode_lines() -> list[ModeLine]:
    """The access modes on the front page."""
    return [
        ModeLine(
            name=mode.name,
            hours=mode_words.hours(mode),
            term=mode_words.term(mode),
            answer=mode_words.answer(mode),
            state="" if mode.is_open else f"{mode.get_state_display()}. {mode.state_reason}".strip(),
        )
        for mode in shown_modes()
    ]


front.register_modes(mode_lines)


@duties.register_beginning
def first_application(person: Any) -> Duty | None:
    """Where a company is registered and nothing has been begun yet."""
    if not companies_to_apply_for(person).exists():
        return None
    return Duty(
        title=_("Apply for computing time"),
        text=_("Choose an access mode. The form takes about fifteen minutes, and you can stop at any point."),
        url=reverse("applications:modes"),
        action=_("Choose an access mode"),
    )
