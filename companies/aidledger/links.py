"""Where control links are read: the one place that asks the company's graph of ownership for its aid."""

from dataclasses import dataclass
from decimal import Decimal

from companies.aid.undertaking import single_undertaking
from companies.aidledger.models import Enterprise
from companies.models import Company
from companies.ownership.documents import APPLICANT, Document
from companies.ownership.queries import document_of_version, latest_version
from companies.size.model import Account, Figures, Group, Holding, Kind
from companies.size.model import Enterprise as Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An enterprise under the same control, as the graph names it; the graph asks for no register number."""

    name: str
    number: str = ""


def linked_by_control(company: Company) -> tuple[Named, ...]:
    """The enterprises that control links join with this company (Regulation (EU) 2023/2831, Article 2(2)).

    Control links only, through enterprises: partners of 25 to 50 %, persons and public bodies join nothing here.
    Read from the version of the ownership that stands; a company without one stands alone. No figures are needed.
    """
    version = latest_version(company)
    if version is None:
        return ()
    document = document_of_version(company, version)
    found = single_undertaking(group_of(document)) - {APPLICANT}
    return tuple(Named(name=row["name"]) for key, row in document["enterprises"].items() if key in found)


def group_of(document: Document) -> Group:
    """Who holds what, without the figures: a group of which a year is still missing has its control links too.

    A person with accounts runs an enterprise and is one; that they exist is all that is read of them.
    """
    parties = {
        key: Party(
            id=key,
            name=row["name"],
            kind=Kind(row["kind"]),
            accounts=tuple(Account(year=year["year"], figures=Figures()) for year in row.get("accounts", ())),
        )
        for key, row in document["enterprises"].items()
    }
    holdings = tuple(
        Holding(
            holder=row["holder"],
            held=row["held"],
            capital=Decimal(row["capital"]),
            votes=Decimal(row["votes"]),
            controls=row.get("controls", False),
        )
        for row in document["holdings"]
    )
    return Group(applicant=document["applicant"], enterprises=parties, holdings=holdings)


def not_in_list(company: Company) -> list[Named]:
    """What the graph knows and the list of aid does not name yet, by its number or else by its name."""
    linked = linked_by_control(company)
    if not linked:
        return []
    house = Enterprise.objects.filter(company=company).values("undertaking")
    rows = Enterprise.objects.filter(undertaking__in=house, left_on=None).values_list("number", "name")
    numbers = {number for number, _name in rows if number}
    names = {plain_name(name) for _number, name in rows}
    return [row for row in linked if row.number not in numbers and plain_name(row.name) not in names]


def plain_name(name: str) -> str:
    """A name without case and spacing, as two people may type the same one."""
    return "".join(name.split()).casefold()
