"""The size on a company's page and on the officer's page of its verification."""

from typing import Any

from companies.grants import GRANTS
from companies.ownership.answers import Answer, answer_of
from companies.ownership.documents import APPLICANT, Document
from companies.ownership.queries import changed_since_verification, document_for, latest_version
from companies.panels import Panel, Place, Reader, register_panel
from portal.core.reading import RequestRefused
from portal.workflow.grants import granted


def answer_or_none(document: Document) -> Answer | None:
    """None where there is nothing to judge yet, or what was stated does not go together any more."""
    if not document["enterprises"][APPLICANT]["accounts"]:
        return None
    try:
        return answer_of(document)
    except RequestRefused:
        return None


def size(company: Any, reader: Reader) -> Panel:
    """The size as it stands, and whether the owners are still those that were verified."""
    version = latest_version(company)
    answer = answer_or_none(document_for(company, version=version))
    facts = {
        "answer": answer,
        "version": version,
        "changed": changed_since_verification(company, version),
        "may_edit": "edit_ownership" in granted(GRANTS, roles=reader.roles, subject=company),
    }
    return Panel(template="ownership/_panel.html", facts=facts)


register_panel("ownership", place=Place.COMPANY, order=10, source=size)
register_panel("ownership", place=Place.VERIFICATION, order=10, source=size)
