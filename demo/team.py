"""The people around a company: invitations at every state, and who says to be able to bind it."""

from datetime import datetime, timedelta
from typing import Any

from companies import memberships
from companies.mandates import services as mandates
from companies.mandates.statuses import MandateKind
from companies.models import Company
from companies.services import ask_to_join
from companies.team import services as team
from demo.people import People
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.files.inspection import inspect
from portal.notifications.models import Letter
from portal.workflow.engine import perform

HOUSE = "forge-donnees.example"
PAPER = "Procuration\n\nLa gérance donne à {name} le pouvoir de signer pour {company}.\n"


class Team:
    """One company whose owner lets people in, and takes some of it back."""

    def __init__(
        self, *, company: Company, owner: User, officer: User, people: People, now: datetime
    ) -> None:
        self.company, self.owner, self.officer = company, owner, officer
        self.people, self.now = people, now

    def gather(self) -> None:
        self._invitations()
        self._mandates()
        self._forgotten_request()
        # The mails of weeks ago have long gone out and been forgotten.
        Letter.objects.filter(created_at__lt=self.now - timedelta(days=1)).delete()

    def _invitations(self) -> None:
        self._invite("lea.marx", days=40)
        team.expire_invitations(at=self._ago(25))
        for name, email, move in (
            ("Paul Wolter", "paul.wolter", "accept"),
            ("Eva Kirsch", "eva.kirsch", "decline"),
        ):
            invitation = self._invite(email, days=20)
            perform(invitation, move, actor=self._person(name, email), at=self._ago(19))
        perform(self._invite("typo.wolter", days=20), "revoke", actor=self.owner, at=self._ago(19))
        self._invite("jo.schmit", days=0)

    def _mandates(self) -> None:
        for name, email, move in (
            ("Marc Lentz", "marc.lentz", "refuse"),
            ("Rita Thill", "rita.thill", "end"),
            ("Nadia Cattani", "nadia.cattani", ""),
        ):
            person = self._person(name, email)
            doing: dict[str, Any] = {"actor": self.owner, "at": self._ago(12)}
            memberships.add(company=self.company, person=person, role=Role.OWNER, **doing)
            mandate = mandates.declare_and_ask(
                company=self.company,
                person=person,
                kind=MandateKind.ATTORNEY,
                until_on=(self.now + timedelta(days=25)).date(),
                upload=self._paper(name),
                at=self._ago(11),
            )
            if move == "refuse":
                note = "La procuration n'est pas signée par la gérance. Renvoyez-nous un exemplaire signé."
                perform(mandate, move, actor=self.officer, at=self._ago(9), note=note)
            elif move:
                perform(mandate, move, actor=self.owner, at=self._ago(8))

    def _forgotten_request(self) -> None:
        person = self._person("Tom Reding", "tom.reding")
        join = ask_to_join(
            company=self.company, asked_name="Forge et Données", message="", actor=person, at=self._ago(45)
        )
        perform(join, "expire", actor=None, at=self._ago(14))

    def _invite(self, local: str, *, days: int) -> Any:
        email, at = f"{local}@{HOUSE}", self._ago(days)
        return team.invite(
            company=self.company, email=email, role=Role.VIEWER, language="fr", actor=self.owner, at=at
        )

    def _paper(self, name: str) -> Any:
        words = PAPER.format(name=name, company=self.company.name)
        return inspect(name=f"Procuration {name}.txt", content=words.encode())

    def _person(self, name: str, local: str) -> User:
        return self.people.person(f"{local}@{HOUSE}", name=name, language="fr")

    def _ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days, minutes=5)
