"""Gives the next reference of a mode and year, without races and without gaps."""

from django.conf import settings
from django.db import connection

from applications.models import ReferenceCounter
from portal.core.references import Reference

# One statement takes the counter's row lock, adds one and reads it: `count() + 1` would be a race.
_NEXT = """
INSERT INTO {table} (code, year, last) VALUES (%s, %s, 1)
ON CONFLICT ON CONSTRAINT reference_counter_once DO UPDATE SET last = {table}.last + 1
RETURNING last
"""


def next_reference(*, code: str, year: int) -> str:
    """Return the next reference, for example MLXAI-2026PG-0001; rolled back with the caller's transaction."""
    table = connection.ops.quote_name(ReferenceCounter._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT.format(table=table), [code, year])
        (number,) = cursor.fetchone()
    return str(Reference(programme=settings.PROGRAMME_CODE, year=year, mode=code, number=number))
