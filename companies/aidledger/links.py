"""Where control links are read: the one place that knows the company's graph of ownership."""

from dataclasses import dataclass

from companies.aidledger.models import Enterprise
from companies.models import Company


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An enterprise under the same control, as the graph names it."""

    name: str
    number: str


def linked_by_control(company: Company) -> tuple[Named, ...]:
    """The enterprises that control links join with this company (Regulation (EU) 2023/2831, Article 2(2)).

    Control links only, through enterprises: `companies.aid.undertaking.single_undertaking` is the walk. Until a
    graph of ownership is kept, nothing is known beyond what the company names in its list of aid.
    """
    return ()


def not_in_list(company: Company) -> list[Named]:
    """What the graph knows and the list of aid does not name yet; no query while the graph knows nothing."""
    linked = linked_by_control(company)
    if not linked:
        return []
    house = Enterprise.objects.filter(company=company).values("undertaking")
    named = set(
        Enterprise.objects.filter(undertaking__in=house, left_on=None).values_list("number", flat=True)
    )
    return [row for row in linked if row.number not in named]
