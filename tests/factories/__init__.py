"""Test data that comes about as in life: everything walks the moves, nothing assigns a state."""

from tests.factories.applications import (
    ANSWERS,
    make_application,
    make_mode,
    make_offer_pools,
    make_walk,
    plant_modes,
)
from tests.factories.clock import NOW, later
from tests.factories.companies import details, join, make_company, next_identifiers
from tests.factories.files import make_file
from tests.factories.invitations import make_invitation
from tests.factories.mandates import make_mandate
from tests.factories.ownership import make_group, make_ownership
from tests.factories.people import make_person, make_staff

__all__ = [
    "ANSWERS",
    "NOW",
    "details",
    "join",
    "later",
    "make_application",
    "make_company",
    "make_file",
    "make_group",
    "make_invitation",
    "make_mandate",
    "make_mode",
    "make_offer_pools",
    "make_ownership",
    "make_person",
    "make_staff",
    "make_walk",
    "next_identifiers",
    "plant_modes",
]
