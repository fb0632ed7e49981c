"""The declaration that an owner signs: one text for the page, for the row that keeps it, and for the PDF."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from applications.services import DECLARATION
from companies.mandates.guards import live_mandate
from companies.mandates.models import Mandate
from companies.mandates.statuses import MandateKind, MandateStatus
from portal.core.hashing import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What is declared, in the language that is on: an opening, its points, and the conditions of an award."""

    opening: str
    points: list[str]
    conditions: str
    edition: str = DECLARATION

    @property
    def text(self) -> str:
        """As plain text, the way a signature keeps it."""
        points = "\n".join(f"- {point}" for point in self.points)
        return f"{self.opening}\n{points}\n\n{self.conditions}".replace("\r\n", "\n").strip()

    @property
    def mark(self) -> str:
        """The fingerprint of the words: a page whose words have changed since is not signed."""
        return digest({"edition": self.edition, "text": self.text})


def declaration_of(application: Any) -> Declaration:
    """The declaration for one application, in the present language."""
    return Declaration(
        opening=_("By signing you declare that"),
        points=[
            _("what is written here is correct and complete,"),
            _("you are entitled to bind %(company)s,") % {"company": application.company.name},
            _("the project serves civilian purposes only,"),
            _("your company accepts the conditions of an award:"),
        ],
        conditions=application.mode.conditions,
    )


def declaration_in(application: Any, language: str) -> Declaration:
    with translation.override(language):
        return declaration_of(application)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who would sign, and as what."""

    name: str
    mandate: Mandate

    @property
    def capacity(self) -> str:
        return capacity(self.mandate.kind_of_mandate)

    @property
    def standing(self) -> str:
        """Whether the mandate has been checked."""
        return str(MandateStatus(self.mandate.status).label)


def signer_of(application: Any, person: Any) -> Signer | None:
    """The person with the mandate under which they would sign; None where they have none."""
    mandate = live_mandate(application.company_id, person)
    return Signer(name=name_of(person), mandate=mandate) if mandate else None


def name_of(person: Any) -> str:
    return str(person.get_full_name() or person.email)


def capacity(kind: str) -> str:
    """`Manager entered in the trade register (RCS)`."""
    return str(MandateKind(kind).label)
