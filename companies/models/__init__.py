"""Tables of companies; import them from here."""

from companies.models.company import Canton, Company, FinancialYear, LegalForm, NaceRevision
from companies.models.people import JoinRequest, Membership

__all__ = [
    "Canton",
    "Company",
    "FinancialYear",
    "JoinRequest",
    "LegalForm",
    "Membership",
    "NaceRevision",
]
