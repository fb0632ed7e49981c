"""Every relative link in the documents leads to a file, and to a heading in it."""

from pathlib import Path

import pytest

from tests.docs.reading import DOCUMENTS, ROOT, anchors, links, name


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_lead_somewhere(document):
    local = [link for link in links(document) if not link.startswith(("https://", "mailto:"))]

    assert [link for link in local if not leads_somewhere(document, link)] == []


def leads_somewhere(document: Path, link: str) -> bool:
    address, _, anchor = link.partition("#")
    target = (document.parent / address).resolve() if address else document
    inside = target.exists() and target.is_relative_to(ROOT)
    return inside and (not anchor or anchor in anchors(target))


def test_every_document_can_be_reached_from_the_first():
    """By links from the README alone; the licence's and the host's own files are found by their names."""
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        document = todo.pop()
        if document in seen or document.suffix != ".md":
            continue
        seen.add(document)
        local = [link.partition("#")[0] for link in links(document) if "://" not in link]
        todo += [(document.parent / link).resolve() for link in local if link]

    assert sorted(name(path) for path in set(DOCUMENTS) - seen) == []
