"""The size on a company's page and on the officer's page of its verification."""

from typing import Any

from companies.grants import GRANTS
from companies.ownership.answers import Answer, answer_of
from companies.ownership.documents import APPLICANT, Document, was_larger_before
from companies.ownership.queries import changed_since_verification, document_for, latest_version
from companies.panels import Panel, Place, Reader, register_panel
from portal.accounts.roles import Role
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
    document = document_for(company, version=version)
    answer = answer_or_none(document)
    unknown = "previous_category" not in document
    facts = {
        "answer": answer,
        "version": version,
        "changed": changed_since_verification(company, version),
        "may_edit": "edit_ownership" in granted(GRANTS, roles=reader.roles, subject=company),
        "ask_for_earlier": Role.OFFICER in reader.roles
        and unknown
        and answer is not None
        and was_larger_before(answer.result),
    }
    return Panel(template="ownership/_panel.html", facts=facts)


for place in Place:
    register_panel("ownership", place=place, order=10, source=size)
