"""Tables of allocations; import them from here."""

from allocations.models.allocation import Allocation, Offer
from allocations.models.capacity import CapacityEntry, CapacityPool, EntryKind

__all__ = ["Allocation", "CapacityEntry", "CapacityPool", "EntryKind", "Offer"]
