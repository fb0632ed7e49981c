"""Tables of companies; import them from here."""

from companies.models.company import PERSONAL, Canton, Company, FinancialYear, LegalForm, NaceRevision
from companies.models.people import JoinRequest, Membership

__all__ = [
    "PERSONAL",
    "Canton",
    "Company",
    "FinancialYear",
    "JoinRequest",
    "LegalForm",
    "Membership",
    "NaceRevision",
]
