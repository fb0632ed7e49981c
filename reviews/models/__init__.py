"""Tables of reviews; import them from here."""

from reviews.models.decision import Decision
from reviews.models.step import Step

__all__ = ["Decision", "Step"]
