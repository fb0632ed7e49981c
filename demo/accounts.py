"""The accounts with which a newcomer can try every role. They all share one password."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import Role
from portal.workflow.lifecycle import Words

PASSWORD = "demo-demo-demo"  # noqa: S105
ADDRESS = "@demo.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person whom a newcomer can be."""

    email: str
    name: str
    language: str
    part: Words  # what this person is
    roles: tuple[Role, ...] = ()  # staff roles
    administrator: bool = False

    @property
    def second_factor(self) -> bool:
        return self.administrator or bool(self.roles)


APPLICANTS = (
    Account(
        email="newcomer@demo.example",
        name="Noah Steffen",
        language="en",
        part=_("Has just signed up and belongs to no company yet"),
    ),
    Account(
        email="owner@demo.example",
        name="Emma Fischbach",
        language="en",
        part=_("Owner of a company, English"),
    ),
    Account(
        email="owner-fr@demo.example",
        name="Claire Lambert",
        language="fr",
        part=_("Owner of a company, French"),
    ),
    Account(
        email="owner-de@demo.example",
        name="Jonas Kieffer",
        language="de",
        part=_("Owner of a company, German"),
    ),
    Account(
        email="owner-lb@demo.example",
        name="Lynn Wagener",
        language="lb",
        part=_("Owner of a company, Luxembourgish"),
    ),
    Account(
        email="editor@demo.example",
        name="Leo Bauer",
        language="en",
        part=_("May write for a company, not sign"),
    ),
    Account(
        email="viewer@demo.example", name="Nora Quintus", language="en", part=_("May read for a company")
    ),
    Account(
        email="consultant@demo.example",
        name="Ruth Adler",
        language="de",
        part=_("Writes for three companies"),
    ),
)

STAFF = (
    Account(
        email="officer@demo.example",
        name="Olivia Meyers",
        language="en",
        part=Role.OFFICER.label,
        roles=(Role.OFFICER,),
    ),
    Account(
        email="officer-lb@demo.example",
        name="Tom Weis",
        language="lb",
        part=Role.OFFICER.label,
        roles=(Role.OFFICER,),
    ),
    Account(
        email="assessor@demo.example",
        name="Arne Schroeder",
        language="en",
        part=Role.ASSESSOR.label,
        roles=(Role.ASSESSOR,),
    ),
    Account(
        email="reviewer@demo.example",
        name="Ingrid Haas",
        language="de",
        part=Role.REVIEWER.label,
        roles=(Role.REVIEWER,),
    ),
    Account(
        email="decider@demo.example",
        name="Paul Reuter",
        language="en",
        part=Role.DECIDER.label,
        roles=(Role.DECIDER,),
    ),
    Account(
        email="operator@demo.example",
        name="Sven Kirsch",
        language="en",
        part=Role.OPERATOR.label,
        roles=(Role.OPERATOR,),
    ),
    # A move in the administration needs the role that the move asks for, so this one holds two.
    Account(
        email="admin@demo.example",
        name="Alex Admin",
        language="en",
        part=_("Administrator, also programme officer and operator"),
        roles=(Role.OFFICER, Role.OPERATOR),
        administrator=True,
    ),
)

ACCOUNTS = (*APPLICANTS, *STAFF)
