"""Who belongs to a single undertaking: control links only, through enterprises.

Regulation (EU) 2023/2831, Article 2(2). Not the group of the size test: partners of 25 to 50 % stay out, and
neither persons nor public bodies join enterprises together.
"""

from companies.size.links import Links, find_links
from companies.size.model import Enterprise, Group, Kind

JOINS_NOTHING = frozenset({Kind.PUBLIC_BODY, Kind.LOCAL_AUTHORITY})


def single_undertaking(group: Group) -> frozenset[str]:
    """The applicant and every enterprise linked to it by control."""
    return control_links(group).linked_to(group.applicant)


def control_links(group: Group) -> Links:
    """All undertakings among the enterprises of a group."""
    return find_links(group, joins=_joins)


def _joins(enterprise: Enterprise) -> bool:
    return not enterprise.is_person and enterprise.kind not in JOINS_NOTHING
