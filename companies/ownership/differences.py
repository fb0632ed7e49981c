"""What changed from one version of a group to the next, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from companies.ownership.documents import Document, others_of
from companies.ownership.drawing import share_of


def differences(old: Document, new: Document) -> Iterator[str]:
    """Enterprises by their keys, holdings by their ends; the company's own figures are kept elsewhere."""
    before, after = others_of(old), others_of(new)
    for key in after.keys() - before.keys():
        yield _("%(name)s was added.") % {"name": after[key]["name"]}
    for key in before.keys() - after.keys():
        yield _("%(name)s was removed.") % {"name": before[key]["name"]}
    for key in sorted(before.keys() & after.keys()):
        if before[key] != after[key]:
            yield _("The details or figures of %(name)s changed.") % {"name": after[key]["name"]}
    yield from _holdings(old, new)


def _holdings(old: Document, new: Document) -> Iterator[str]:
    before, after = (
        {(row["holder"], row["held"]): row for row in document["holdings"]} for document in (old, new)
    )
    for ends in sorted(before.keys() | after.keys()):
        if before.get(ends) == after.get(ends):
            continue
        rows = new["enterprises"] | {
            key: row for key, row in old["enterprises"].items() if key not in new["enterprises"]
        }
        yield _("%(holder)s of %(held)s: %(before)s, now %(after)s.") % {
            "holder": rows[ends[0]]["name"],
            "held": rows[ends[1]]["name"],
            "before": share_of(before[ends]) if ends in before else "0 %",
            "after": share_of(after[ends]) if ends in after else "0 %",
        }
