"""Tables of companies; import them from here."""

from companies.models.company import Company, FinancialYear, LegalForm, NaceRevision
from companies.models.people import JoinRequest, Membership

__all__ = ["Company", "FinancialYear", "JoinRequest", "LegalForm", "Membership", "NaceRevision"]
