"""Who hears of work that waits; the words are in templates/notices."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from applications.exclusions.services import JUDGES, excluded_among
from applications.notices import file_page
from portal.accounts.roles import Role
from portal.notifications.kinds import notice

User = get_user_model()


def holders(role: Role) -> Callable[[Any], Iterable[Any]]:
    """Everybody with this role who does not belong to the applicant's company."""

    def people(application: Any) -> Iterable[Any]:
        holding = User.objects.holding(role).exclude(memberships__company=application.company)
        if role not in JUDGES:
            return holding
        out = {person.pk for person, _row in excluded_among(application, holding)}
        return [person for person in holding if person.pk not in out]

    return people


_WORK: dict[str, Any] = {
    "action": _("Open the file"),
    "link": file_page,
    "may_mute": True,
    "tell_actor": False,
}

notice(
    "technical_to_do",
    audience=_("Technical assessors"),
    about=_("An application waits for its technical assessment."),
    **_WORK,
)(holders(Role.ASSESSOR))
notice("review_to_do", audience=_("Reviewers"), about=_("An application waits for reviews."), **_WORK)(
    holders(Role.REVIEWER)
)
notice(
    "decision_to_prepare",
    audience=_("Programme officers"),
    about=_("An application waits for a decision to be prepared."),
    **_WORK,
)(holders(Role.OFFICER))

_DECISION: dict[str, Any] = _WORK | {"link": lambda decision: decision.get_absolute_url()}


@notice(
    "decision_to_confirm", audience=_("Deciders"), about=_("A prepared decision waits for you."), **_DECISION
)
def to_deciders(decision: Any) -> Iterable[Any]:
    return holders(Role.DECIDER)(decision.application)


@notice(
    "decision_sent_back",
    audience=_("The officer who prepared it"),
    about=_("A decision that you prepared was sent back."),
    **_DECISION,
)
def to_the_preparer(decision: Any) -> Iterable[Any]:
    return [decision.prepared_by]
