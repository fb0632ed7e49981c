"""Tables of the screening; import them from here."""

from companies.screening.models.hits import Hit, Screening
from companies.screening.models.integrity import IntegrityAnswer, Statement
from companies.screening.models.lists import ListedName, ListedSubject, SanctionsList, SubjectKind
from companies.screening.models.vat import Answer, VatAnswer, VatCheck

__all__ = [
    "Answer",
    "Hit",
    "IntegrityAnswer",
    "ListedName",
    "ListedSubject",
    "SanctionsList",
    "Screening",
    "Statement",
    "SubjectKind",
    "VatAnswer",
    "VatCheck",
]
