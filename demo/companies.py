"""Brings the companies in: they are registered by their owners and verified by an officer, as in life."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from companies import memberships
from companies.aidledger import declaring
from companies.aidledger.models import Relation
from companies.evidence.models import Verdict
from companies.evidence.services import add_evidence, record_findings
from companies.models import Company
from companies.screening.integrity.questions import KEYS
from companies.screening.integrity.services import answer as answer_integrity
from companies.screening.sanctions.screening import screen
from companies.services import ask_to_join, register, set_years
from companies.statuses import CompanyStatus
from demo import groups
from demo.diary import Diary
from demo.identifiers import identifiers
from demo.people import People
from demo.stories import Firm
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.files.inspection import inspect
from portal.workflow.engine import perform

BEFORE = 9  # days between a company's registration and its first project
SENT = {
    CompanyStatus.SUBMITTED,
    CompanyStatus.VERIFIED,
    CompanyStatus.RETURNED,
    CompanyStatus.REFUSED,
}
CENT = Decimal("0.01")
AUTHORITY = "Ministère de l'Économie"
BASIS = "Règlement (UE) 2023/2831"
YOUNG = "young"
UNSURE = "Forge & Données S.A."  # which is not sure of one answer on its integrity
EXPLAINED = "Nous avons demandé Cashback80 pour un audit, sans temps de calcul."
DIVIDED = 3  # the company of which a part became another one
MOVED = "Logis Sobre S.A."  # whose verification was ended because it moved
# What officers made of names that look like listed ones; a name that is not here still waits.
RULED = {
    "Holzweg Forsttechnik S.à r.l.": ("clear",),
    "Atelier Pixel Rouge S.à r.l.": ("propose",),
    "Kessel Versicherungstechnik S.A.": ("propose", "confirm"),
}
WHY = {
    "clear": "The listed company has another seat, another founder and no register number in Luxembourg.",
    "propose": "Same name and same trade; the seat could not be compared.",
    "confirm": "Name, founder and date of registration are those of the list.",
}


class Registration:
    """One company on its way: `begin` before its projects, `finish` after them."""

    def __init__(self, firm: Firm, *, number: int, people: People, officer: User, now: datetime) -> None:
        self.firm, self.number, self.people, self.officer = firm, number, people, officer
        self.diary = Diary(now=now, age=firm.oldest + BEFORE)
        self.owner = self._person(firm.owner)
        self.company: Company

    def begin(self) -> None:
        """Register, send, and verify where the company is verified in the end."""
        values = _details(self.firm, number=self.number, day=self.diary.day)
        self.company = register(values=values, actor=self.owner, at=self.diary.at)
        self._fill_in()
        status = CompanyStatus(self.firm.status)
        if status in SENT:
            self._prove()
            perform(self.company, "send", actor=self.owner, at=self.diary.minutes(25))
            self._look_through()
        if status == CompanyStatus.VERIFIED:
            perform(self.company, "verify", actor=self.officer, at=self.diary.morning())
        self._declare_aid()

    def _look_through(self) -> None:
        """The names are compared with the list, and people judge what they find."""
        done = screen(self.company, at=self.diary.minutes(1))
        hits = done.hits.all() if done else ()
        for hit in hits:
            for move in RULED.get(self.firm.name, ()):
                actor = self.people["decider@demo.example"] if move == "confirm" else self.officer
                perform(hit, move, actor=actor, at=self.diary.minutes(20), note=WHY[move])
        if self.firm.name == UNSURE:
            note = "Cashback80 pays for an audit, not for computing."
            statement = self.company.statements.get()
            perform(statement, "clear", actor=self.officer, at=self.diary.minutes(5), note=note)

    def _declare_aid(self) -> None:
        """Every third company has received aid before; all owners confirm their list."""
        if self.number % 3 == 0:
            self._received_aid()
        at = self.diary.minutes(15)
        declaring.declare_complete(company=self.company, actor=self.owner, at=at)

    def _received_aid(self) -> None:
        """One grant that still counts, and a sister company with one of its own."""
        at, day = self.diary.minutes(20), self.diary.day
        sister = declaring.name_enterprise(
            company=self.company,
            name=groups.holding_of(self.firm.name),
            number=f"B{900000 + self.number}",
            relation=Relation.CONTROL,
            actor=self.owner,
            at=at,
        )
        for enterprise, amount, days, document in (
            (None, "60000", 400, "F4S-2025-17"),
            (sister, "25000", 1060, "PME-1182"),
        ):
            values = {
                "enterprise": enterprise,
                "amount": Decimal(amount),
                "granted_on": day - timedelta(days=days),
                "authority": AUTHORITY,
                "member_state": "LU",
                "legal_basis": BASIS,
                "document": document,
            }
            declaring.add(company=self.company, values=values, actor=self.owner, at=at)

    def finish(self) -> None:
        """What an officer found wrong came out later."""
        move = {CompanyStatus.RETURNED: "return", CompanyStatus.REFUSED: "refuse"}.get(
            CompanyStatus(self.firm.status)
        )
        if move:
            at = self.diary.morning(days=5)
            if move == "return":
                asked = {"address": (Verdict.QUESTION, self.firm.words[move])}
                record_findings(company=self.company, findings=asked, actor=self.officer, at=at)
            perform(self.company, move, actor=self.officer, at=at, note=self.firm.words[move])
        if self.number == DIVIDED:
            groups.declare_split(self.company, actor=self.owner, at=self.diary.now - timedelta(days=2))
        if self.firm.name == MOVED:
            note = "Le siège de la société a changé."
            perform(self.company, "reverify", actor=self.officer, at=self.diary.morning(days=5), note=note)

    def _prove(self) -> None:
        """An extract as the company uploaded it; the demo has no scanner, and says so beside it."""
        words = f"{self.company.name}\n{self.company.rcs}\n{self.company.street}, L-{self.company.postcode}\n"
        upload = inspect(name=f"RCS {self.company.rcs}.txt", content=words.encode())
        at = self.diary.minutes(5)
        issued = at.date()
        add_evidence(
            company=self.company, kind="register", upload=upload, actor=self.owner, at=at, issued_on=issued
        )

    def _fill_in(self) -> None:
        years = _years(self.firm, day=self.diary.day)
        set_years(company=self.company, years=years, actor=self.owner, at=self.diary.minutes(12))
        if self.number % 3 == 0 and not any(year.get("estimate") for year in years):
            at = self.diary.minutes(2)
            groups.state_group(self.company, year=years[0]["year"], actor=self.owner, at=at)
        unsure = self.firm.name == UNSURE
        answer_integrity(
            company=self.company,
            replies=dict.fromkeys(KEYS, "no") | ({"double_funding": "unsure"} if unsure else {}),
            explanation=EXPLAINED if unsure else "",
            actor=self.owner,
            at=self.diary.minutes(4),
        )
        for role, members in ((Role.EDITOR, self.firm.editors), (Role.VIEWER, self.firm.viewers)):
            for member in members:
                self.let_in(self._person(member), role=role)

    def let_in(self, person: User, *, role: Role) -> None:
        memberships.add(
            company=self.company, person=person, role=role, actor=self.owner, at=self.diary.minutes(3)
        )

    def ask_to_join(self, person: User, *, answer: str = "") -> None:
        """Somebody who says to work there asks to be let in; the owner answers, or has not yet.

        What still waits was asked the day before yesterday: a request that nobody answers ends after a month.
        """
        join = ask_to_join(
            company=self.company,
            asked_name=self.firm.name,
            message=self.firm.words["join"],
            actor=person,
            at=self.diary.morning() if answer else self.diary.now - timedelta(days=2),
        )
        if answer:
            perform(join, answer, actor=self.owner, at=self.diary.minutes(95))

    def _person(self, pair: tuple[str, str]) -> User:
        name, email = pair
        return self.people.person(email, name=name, language=self.firm.language)


def _details(firm: Firm, *, number: int, day: date) -> dict[str, Any]:
    founded = day - timedelta(days=60) if firm.founded_on == YOUNG else date.fromisoformat(firm.founded_on)
    plain = ("name", "legal_form", "nace", "street", "postcode", "city", "canton", "language")
    website = f"https://{firm.owner[1].partition('@')[2]}"
    return {
        **{name: getattr(firm, name) for name in plain},
        **identifiers(number),
        "nace_revision": "2.1",
        "founded_on": founded,
        "website": "" if website.endswith("//demo.example") else website,
    }


def _years(firm: Firm, *, day: date) -> list[dict[str, Any]]:
    """The last two closed years, each a little smaller than the next; an estimate for a company that has none."""
    if firm.founded_on == YOUNG:
        return [_year(firm, year=day.year, share=Decimal(1)) | {"estimate": True}]
    return [
        _year(firm, year=day.year - 1, share=Decimal(1)),
        _year(firm, year=day.year - 2, share=Decimal("0.9")),
    ]


def _year(firm: Firm, *, year: int, share: Decimal) -> dict[str, Any]:
    return {
        "year": year,
        "headcount": (firm.headcount * share).quantize(CENT),
        "turnover": (firm.turnover * share).quantize(CENT),
        "balance_sheet": (firm.turnover * share / 2).quantize(CENT),
    }
