"""A sanctions list of invented names in the Commission's format, so that the demo's screening has something to find."""

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import quoteattr

from companies.screening.sanctions.loading import load

OPENING = '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{day}" globalFileId="1">'
SUBJECT = (
    '<sanctionEntity euReferenceNumber="EU.{number}.00" logicalId="{number}"><regulation programme="DEMO"/>'
    '<subjectType code="{kind}" classificationCode="{letter}"/>{names}</sanctionEntity>'
)
# Nobody of these names exists. The last four look like companies of the demo, and are others.
SUBJECTS = (
    ("person", ("Zoltrag Vexmirov", "Золтраг Вексмиров")),
    ("person", ("Imre Qaldoran",)),
    ("enterprise", ("Qorvan Heavy Arms OOO",)),
    ("enterprise", ("Brelmont Shipping and Trading Ltd",)),
    ("enterprise", ("Tramvay Health Trading FZE", "Tramway Health")),
    ("enterprise", ("Holzweg Forsttechnika", "Holzweg Forsttechnik")),
    ("enterprise", ("Atelier Pixel Ruzh", "Atelier Pixel Rouge")),
    ("enterprise", ("Kessel Versicherungstekhnik", "Kessel Versicherungstechnik")),
)


def load_list(*, at: datetime) -> None:
    """Load the list as an administrator would, from a file."""
    load(BytesIO(file_of(at).encode()), actor=None, at=at)


def file_of(day: datetime) -> str:
    entries = [
        SUBJECT.format(
            number=900 + number, kind=kind, letter=kind[0].upper(), names="".join(map(_alias, names))
        )
        for number, (kind, names) in enumerate(SUBJECTS)
    ]
    return "\n".join([OPENING.format(day=day.isoformat()), *entries, "</export>"])


def _alias(name: str) -> str:
    return f'<nameAlias wholeName={quoteattr(name)} strong="true"/>'
