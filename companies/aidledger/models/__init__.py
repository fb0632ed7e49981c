"""Tables of the aid ledger."""

from companies.aidledger.models.configuration import AidCeiling, Tariff
from companies.aidledger.models.entry import AidEntry, EntryKind, RegisterReport
from companies.aidledger.models.split import Split, SplitRuling
from companies.aidledger.models.undertaking import AidDeclaration, Enterprise, Relation, Undertaking

__all__ = [
    "AidCeiling",
    "AidDeclaration",
    "AidEntry",
    "Enterprise",
    "EntryKind",
    "RegisterReport",
    "Relation",
    "Split",
    "SplitRuling",
    "Tariff",
    "Undertaking",
]
