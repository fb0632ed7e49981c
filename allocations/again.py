"""What a renewal begins from: the hours of the last award. Hours used join them once they are counted."""

from allocations.queries import allocation_of
from applications.again.awards import Award, register
from applications.models import Application


@register
def award(application: Application) -> Award | None:
    row = allocation_of(application)
    return Award(granted=row.hours, ends_on=row.ends_on) if row else None
