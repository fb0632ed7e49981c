"""What an applicant's export holds, field by field."""

from applications.paper.shape import fields
from reference.markdown import code, page, table


def application_file() -> str:
    """docs/reference/application-file.md"""
    return page(
        "The whole file of an application",
        "`/applications/{id}/file.json` is one JSON document in UTF-8. Moments are ISO 8601 in UTC, days ISO 8601, "
        "decimals text. Nothing in it is of the staff: no name, no note, no step.",
        "`/applications/{id}/file.zip` holds the same as `file.json`, each version and the receipt as PDF, the "
        "decision where there is one, the company's evidence under `evidence/`, then `manifest.json` (path, SHA-256 "
        "and size of each file, and what was missing) and `SHA256SUMS`, which `sha256sum -c SHA256SUMS` reads.",
        table(
            ["Field", "Kind", "Meaning"],
            ((code(name), kind, meaning) for name, (kind, meaning) in fields().items()),
        ),
    )
