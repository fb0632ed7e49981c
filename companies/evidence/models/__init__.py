"""Tables of evidence; import them from here."""

from companies.evidence.models.checks import Answer, Finding, Verdict, VerifiedVersion
from companies.evidence.models.evidence import Evidence

__all__ = ["Answer", "Evidence", "Finding", "Verdict", "VerifiedVersion"]
