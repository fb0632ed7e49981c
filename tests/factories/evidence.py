"""Evidence and findings of companies, by the services that write them."""

from datetime import datetime
from typing import Any

from companies.evidence.models import Evidence, Finding
from companies.evidence.services import add_evidence, record_findings
from companies.models import Company
from portal.accounts.roles import Role
from portal.files.inspection import inspect
from tests.factories.clock import NOW
from tests.factories.people import make_staff


def make_evidence(
    company: Company, kind: str = "register", *, content: bytes = b"Extract", at: datetime = NOW, **more: Any
) -> Evidence:
    """One version, uploaded by whoever registered the company."""
    upload = inspect(name="extract.txt", content=content)
    return add_evidence(company=company, kind=kind, upload=upload, actor=company.created_by, at=at, **more)


def make_finding(
    company: Company,
    claim: str = "address",
    *,
    verdict: str = "question",
    note: str = "Which street?",
    at: datetime = NOW,
) -> Finding:
    """What an officer wrote down of one claim of a company that waits for its verification."""
    officer = make_staff(Role.OFFICER)
    return record_findings(company=company, findings={claim: (verdict, note)}, actor=officer, at=at)[0]
