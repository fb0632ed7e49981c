"""Ten thousand companies with fifty thousand holdings: a company's pages ask the same questions as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from companies.models import Company
from companies.ownership.models import Holding, OwnershipVersion
from portal.accounts.models import User
from portal.core.ids import public_id
from tests.companies.registering import page
from tests.factories import NOW, make_company, make_ownership
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
COMPANIES, EACH = 10_000, 5
PAGES = ("detail", "ownership", "edit_ownership", "members")


def crowd(like: Company) -> None:
    """Companies as this one, each with five holders, written at once: the rows count here, not how they came about."""
    own = {
        field.attname: getattr(like, field.attname)
        for field in Company._meta.concrete_fields
        if not field.primary_key
    }
    companies = Company.objects.bulk_create(
        [
            Company(
                **own
                | {
                    "public_id": public_id(),
                    "name": f"Company {number}",
                    "rcs": f"B{1_000_000 + number}",
                    "vat": "",
                    "matricule": f"{30_000_000_000 + number}",
                }
            )
            for number in range(COMPANIES)
        ],
        batch_size=2000,
    )
    versions = OwnershipVersion.objects.bulk_create(
        [
            OwnershipVersion(
                company=row, number=1, at=NOW, by_id=like.created_by_id, after_verification=False
            )
            for row in companies
        ],
        batch_size=2000,
    )
    first, last = versions[0].pk, versions[-1].pk
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO ownership_enterprise (version_id, key, name, kind, markets, consolidates, jointly)
                SELECT version, CASE n WHEN 0 THEN 'A' ELSE 'E' || n END, 'Name ' || n, 'company', '{}', '{}', false
                FROM generate_series(%s, %s) version, generate_series(0, %s) n""",
            [first, last, EACH],
        )
        cursor.execute(
            """INSERT INTO ownership_holding (version_id, holder_id, held_id, capital, votes, controls)
                SELECT above.version_id, above.id, own.id, 10, 10, false
                FROM ownership_enterprise above
                JOIN ownership_enterprise own ON own.version_id = above.version_id AND own.key = 'A'
                WHERE above.key <> 'A' AND above.version_id BETWEEN %s AND %s""",
            [first, last],
        )
        cursor.execute("ANALYZE")


def questions(browser: Client, company: Company) -> dict[str, int]:
    counted = {}
    for name in PAGES:
        browser.get(page(name, company))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page(name, company)).status_code == 200
        counted[name] = len(asked)
    return counted


def test_ten_thousand_companies_cost_what_one_does(owner: User) -> None:
    company = make_company(owner=owner, at="registered")
    make_ownership(company, others=EACH, share="10")
    browser = signed_in(owner)
    before = questions(browser, company)
    crowd(company)
    assert (Company.objects.count(), Holding.objects.count()) == (COMPANIES + 1, (COMPANIES + 1) * EACH)
    assert questions(browser, company) == before
