"""Tables of ownership; import them from here."""

from companies.ownership.models.graph import Enterprise, EnterpriseYear, Holding, OwnershipVersion
from companies.ownership.models.judgement import SizeJudgement, Why

__all__ = ["Enterprise", "EnterpriseYear", "Holding", "OwnershipVersion", "SizeJudgement", "Why"]
