"""The aid on a company's own page and on the page of its verification."""

from typing import Any

from django.utils.timezone import localdate

from companies.aid.headroom import NoCeiling
from companies.aidledger.declaring import is_fresh, last_declaration
from companies.aidledger.room import room_of
from companies.panels import Panel, Place, Reader, register_panel


def aid(company: Any, reader: Reader) -> Panel | None:
    """Room today, and whether the list is confirmed."""
    try:
        room = room_of(company, on=localdate(reader.at))
    except NoCeiling:
        return None
    declaration = last_declaration(company)
    facts = {
        "room": room,
        "company": company,
        "declaration": declaration,
        "declared": is_fresh(declaration, at=reader.at),
    }
    return Panel(template="aidledger/_panel.html", facts=facts)


for place in (Place.COMPANY, Place.VERIFICATION):
    register_panel("aid", place=place, order=40, source=aid)
