"""What stands in each file: the application as reviewers read it, and the receipt. Always in one language, said."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from applications.answers import company_rows, in_words
from applications.models import Application, Version
from applications.paper.declaration import capacity
from applications.paper.document import Document, Part
from applications.paper.models import Signature
from applications.sections import of_content
from applications.versions import content_of
from portal.ui import formats, languages

Fact = tuple[str, str]
FactSource = Callable[[Application], Fact | None]

_facts: list[FactSource] = []


def register_fact(source: FactSource) -> FactSource:
    """Add a line to the head of every application's PDF, such as what it renews; also a decorator."""
    if source not in _facts:
        _facts.append(source)
    return source


def check_address() -> str:
    """Where anybody checks a file, as it is printed."""
    return f"{settings.SITE_URL.rstrip('/')}{reverse('check:page')}"


def of_version(version: Version, *, language: str) -> Document:
    """One frozen version: what is shown to those who check and decide, with who signed it."""
    with translation.override(language):
        application = version.application
        signature = signature_of(version)
        facts = [
            *_head(application, company=version.content["company"]["name"]),
            (_("Version"), str(version.number)),
            (_("Sent"), formats.deadline(version.at)),
        ]
        parts = _parts(application, version.content)
        if signature:
            parts.append(_signed(signature))
        return _document(
            application,
            title=version.content["answers"].get("project", {}).get("title") or str(application),
            facts=facts,
            parts=[*parts, how_to_check()],
            codes=[(_("Fingerprint of the content (SHA-256)"), version.digest)],
            footer=f"{application.reference} · {_('Version %(number)d') % {'number': version.number}}",
        )


def of_draft(application: Application, *, language: str) -> Document:
    """What would be sent today; it says of itself that it is a draft."""
    with translation.override(language):
        return _document(
            application,
            title=application.title or _("Draft"),
            facts=_head(application),
            parts=_parts(application, content_of(application)),
            footer=_("Draft, not sent"),
            watermark=_("Draft"),
        )


def receipt(application: Application, *, language: str) -> Document:
    """That it came in, when, what exactly, and by when we answer."""
    with translation.override(language):
        version = application.versions.last()  # the first that was frozen
        assert version is not None  # noqa: S101 - only what was sent has a receipt
        facts = [
            *_head(application),
            (_("Title"), application.title),
            (_("Received"), formats.deadline(application.submitted_at or version.at)),
            *_cut_off(application),
            (_("Version"), str(version.number)),
        ]
        signature = signature_of(version)
        return _document(
            application,
            title=_("Receipt of your application"),
            facts=facts,
            parts=[*([_signed(signature, whole=False)] if signature else []), how_to_check()],
            codes=[(_("Fingerprint of the content (SHA-256)"), version.digest)],
            footer=str(application.reference),
        )


def signature_of(version: Version) -> Signature | None:
    return Signature.objects.filter(version=version).first()


def _head(application: Application, *, company: str = "") -> list[Fact]:
    facts = [
        (_("Reference"), application.reference or _("Given when it is sent")),
        (_("Company"), company or application.company.name),
        (_("Access mode"), str(application.mode.name)),
    ]
    return facts + [fact for source in _facts if (fact := source(application))]


def _cut_off(application: Application) -> list[Fact]:
    entry = getattr(application, "entry", None)
    return [(_("For the cut-off of"), formats.deadline(entry.cut_off.closes_at))] if entry else []


def _parts(application: Application, content: dict[str, Any]) -> list[Part]:
    nothing = _("Not provided")
    parts = [
        Part(
            heading=str(group.heading),
            rows=[(str(row.label), str(row.value) or nothing) for row in group.rows],
        )
        for group in in_words(application, content["answers"], form=of_content(content))
    ]
    facts = [(str(row.label), str(row.value)) for row in company_rows(content["company"])]
    return [*parts, Part(heading=_("What the company had told us"), rows=facts)]


def _signed(signature: Signature, *, whole: bool = True) -> Part:
    """Who, as what, by which mandate and when; the words themselves in the language in which they were signed."""
    return Part(
        heading=_("Signature"),
        rows=signed_rows(signature),
        paragraphs=signature.text.split("\n\n") if whole else [],
        language=signature.language,
    )


def signed_rows(signature: Signature) -> list[Fact]:
    return [
        (_("Signed by"), signature.name),
        (_("As"), f"{capacity(signature.mandate_kind)} · {signature.get_mandate_status_display()}"),
        (_("Mandate"), signature.mandate.public_id),
        (_("At"), formats.deadline(signature.at)),
    ]


def how_to_check() -> Part:
    words = _("Anybody can check at %(address)s that this file is genuine and of which moment it is.")
    return Part(heading=_("Is this file genuine?"), paragraphs=[words % {"address": check_address()}])


def _document(application: Application, **parts: Any) -> Document:
    return Document(
        language=languages.now(),
        author=settings.SITE_NAME,
        page=_("Page"),
        note=_(
            "Signs that the font of this file lacks stand here as [U+…], their number in Unicode. "
            "The JSON file has them as they were typed."
        ),
        **parts,
    )
