"""Conditions that the screening puts on moves of a company and of an application, and on its own moves."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from companies.screening.integrity.services import latest, stands
from companies.screening.models import Hit, Statement
from companies.screening.sanctions import screening
from companies.screening.statuses import HitStatus, StatementStatus
from portal.workflow.registry import guard


@guard("integrity_answered")
def integrity_answered(company: Any, /, *, actor: Any, at: datetime) -> str:
    """The company has answered the present questions, not too long ago."""
    statement = latest(company)
    if statement is None:
        return _("Answer the questions under “Integrity” first.")
    if not stands(statement, at=at):
        return _("The answers under “Integrity” are older than twelve months. Confirm them first.")
    return ""


@guard("company_integrity_stands")
def company_integrity_stands(application: Any, /, *, actor: Any, at: datetime) -> str:
    """The same for an application's company on the day of its submission; a company never asked is asked then."""
    statement = latest(application.company)
    if stands(statement, at=at):
        return ""
    return _(
        "Answer the questions under “Integrity” on the page of your company first, or confirm your answers."
    )


@guard("integrity_looked_at")
def integrity_looked_at(company: Any, /, *, actor: Any, at: datetime) -> str:
    """Every answer but "no" was looked at by a person."""
    statement: Any = latest(company)
    if statement is None:
        return _("The company has not answered the questions on its integrity. Return the registration.")
    if statement.to_look_at and statement.status != StatementStatus.CLEARED:
        return _("Look at the answers on integrity and clear them first.")
    return ""


@guard("sanctions_clear")
def sanctions_clear(company: Any, /, *, actor: Any, at: datetime) -> str:
    """The present names were compared with the present list, and every hit is cleared."""
    return screening.in_the_way(company)


@guard("names_cleared")
def names_cleared(application: Any, /, *, actor: Any, at: datetime) -> str:
    """No name of the company looks like a listed one that nobody has cleared: a newer list may have found it since."""
    waiting = Hit.objects.filter(company=application.company_id).exclude(status=HitStatus.CLEARED)
    if waiting.exists():
        return _(
            "A name of this company looks like one on the sanctions list. An officer has to clear it first."
        )
    return ""


@guard("latest_answers")
def latest_answers(statement: Any, /, *, actor: Any, at: datetime) -> str:
    """Only the answers that count are cleared."""
    newest = Statement.objects.filter(company=statement.company_id).order_by("-version").first()
    return "" if newest == statement else _("The company has answered anew. Look at the newest answers.")


@guard("second_person")
def second_person(hit: Any, /, *, actor: Any, at: datetime) -> str:
    """Four eyes: nobody confirms what they proposed."""
    if actor is not None and actor.pk == hit.proposed_by_id:
        return _("You proposed this yourself. A second person has to confirm it.")
    return ""
