"""What offers and allocations show on the page of their application."""

from allocations.models import Offer
from allocations.queries import allocation_of
from allocations.statuses import COLOURS
from applications.models import Application
from applications.panels import Panel, Reader, register_panel


def offer(application: Application, reader: Reader) -> Panel | None:
    """What was offered, as long as anybody may want to read it."""
    row = Offer.objects.filter(application=application).first()
    return Panel(template="allocations/_offer_panel.html", facts={"offer": row}) if row else None


def allocation(application: Application, reader: Reader) -> Panel | None:
    """What became of an accepted offer."""
    row = allocation_of(application)
    if row is None:
        return None
    facts = {"allocation": row, "words": row.status_for(reader.roles), "colours": COLOURS}
    return Panel(template="allocations/_allocation_panel.html", facts=facts)


register_panel("allocation", order=20, source=allocation)
register_panel("offer", order=30, source=offer)
