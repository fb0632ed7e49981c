"""What the database itself refuses of the ledger of aid."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from companies.aidledger.models import AidEntry, EntryKind
from tests.factories import NOW, make_company
from tests.factories.aid import received

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def bad(entry: AidEntry, **values: Any) -> Any:
    facts = {
        "enterprise": entry.enterprise,
        "kind": EntryKind.RESERVED,
        "granted_on": TODAY,
        "authority": "x",
        "legal_basis": "y",
        "award": "new",
        "at": NOW,
    }
    return lambda: AidEntry.objects.create(**facts | values)


BAD: dict[str, dict[str, Any]] = {
    "over the ceiling": {"reserved": Decimal("200000.01")},
    "nothing to take": {"kind": EntryKind.RELEASED, "reserved": Decimal(-1)},
    "granted out of nothing": {"kind": EntryKind.GRANTED, "reserved": Decimal(-1), "granted": Decimal(1)},
    "declared with an award": {"kind": EntryKind.DECLARED, "granted": Decimal(1)},
    "corrects nothing": {"kind": EntryKind.CORRECTED, "granted": Decimal(1), "note": "x", "award": ""},
    "no country": {"kind": EntryKind.DECLARED, "granted": Decimal(1), "award": "", "member_state": "L"},
}


@pytest.mark.parametrize("case", BAD)
def test_the_database_refuses(case: str) -> None:
    entry = received(make_company(), "100000", date(2025, 3, 3))
    with pytest.raises(IntegrityError), transaction.atomic():
        bad(entry, **BAD[case])()
    bad(entry, reserved=Decimal("200000.00"))()


@pytest.mark.parametrize("act", ["update", "delete", "correct below nothing"])
def test_the_ledger_is_only_added_to(act: str) -> None:
    entry = received(make_company(), "100", date(2025, 3, 3))
    acts = {
        "update": lambda: AidEntry.objects.update(granted=1),
        "delete": lambda: AidEntry.objects.all().delete(),
        "correct below nothing": bad(
            entry,
            kind=EntryKind.CORRECTED,
            granted=Decimal(-101),
            granted_on=entry.granted_on,
            award="",
            corrects=entry,
            note="x",
        ),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        acts[act]()
