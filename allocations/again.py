"""What a renewal begins from: the hours of the last award. Hours used join them once they are counted."""

from allocations.models import Allocation
from applications.again.awards import Award, register
from applications.models import Application


@register
def award(application: Application) -> Award | None:
    row = Allocation.objects.filter(application=application).first()
    return Award(granted=row.hours, ends_on=row.ends_on) if row else None
