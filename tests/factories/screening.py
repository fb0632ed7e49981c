"""Answers on integrity, a sanctions list of invented names in the real format, and companies screened against it."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from companies.screening.integrity.questions import KEYS
from companies.screening.integrity.services import answer
from companies.screening.models import Hit, SanctionsList, Screening, Statement
from companies.screening.sanctions.loading import current, load
from companies.screening.sanctions.screening import screen
from tests.factories.clock import NOW

INVENTED = (
    ("1001", "person", ("Zoltrag Vexmirov", "Золтраг Вексмиров")),
    ("1002", "enterprise", ("Qorvan Heavy Arms OOO",)),
)


def list_file(
    subjects: Iterable[tuple[str, str, tuple[str, ...]]] = INVENTED,
    *,
    generated: str = "2026-01-05T10:00:00.000+01:00",
    weak: Iterable[str] = (),
) -> BytesIO:
    """A file as the Commission makes them: (logical id, kind, names)."""
    weak = set(weak)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{generated}" globalFileId="1">',
    ]
    for reference, kind, names in subjects:
        person = kind == "person"
        lines.append(
            f'<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.{reference}.1" '
            f'logicalId="{reference}"><regulation regulationType="regulation" programme="INV" '
            f'logicalId="9{reference}"><publicationUrl>https://eur-lex.europa.eu/x</publicationUrl></regulation>'
            f'<subjectType code="{kind}" classificationCode="{"P" if person else "E"}"/>'
        )
        lines += [
            f'<nameAlias firstName="" middleName="" lastName="" wholeName={quoteattr(name)} function="" '
            f'title="" nameLanguage="" strong="{str(name not in weak).lower()}" regulationLanguage="en"/>'
            for name in names
        ]
        if person:
            lines.append(
                '<birthdate circa="false" calendarType="GREGORIAN" birthdate="1961-05-17" year="1961"/>'
            )
        lines.append("</sanctionEntity>")
    return BytesIO("\n".join([*lines, "</export>"]).encode())


def plant_list() -> SanctionsList:
    """The list that is loaded already, or one of invented names."""
    return current() or load(list_file(), actor=None, at=NOW)


def answer_integrity(company: Any, *, at: datetime = NOW, explanation: str = "", **replies: str) -> Statement:
    """The company's owner answers; no to all but what is named."""
    given = dict.fromkeys(KEYS, "no") | replies
    return answer(company=company, replies=given, explanation=explanation, actor=company.created_by, at=at)


def screen_company(company: Any, *, at: datetime = NOW) -> Screening:
    """Compare the company's names with the list; there is always one."""
    plant_list()
    done = screen(company, at=at)
    assert done is not None
    return done


def make_hit(company: Any, *, at: datetime = NOW) -> Hit:
    """A hit on the name of a company, from a list that has it."""
    load(
        list_file([*INVENTED, ("77", "enterprise", (company.name,))], generated="2026-02-05T10:00:00+01:00"),
        actor=None,
        at=at,
    )
    return screen_company(company, at=at).hits.get()
