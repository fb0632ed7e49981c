"""What follows from a submission for what is signed and what is kept, in the same transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from applications.paper import tasks
from applications.paper.declaration import declaration_in, signer_of
from applications.paper.models import Signature
from portal.notifications.bell import bell
from portal.workflow.engine import MoveRefused
from portal.workflow.registry import effect


@effect("signature_kept")
def signature_kept(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """Keep who signed the version that was just frozen, by which mandate and in which words."""
    version = application.versions.first()
    language = event.data.get("language") or application.language
    declared = declaration_in(application, language)
    if event.data.get("declared", declared.mark) != declared.mark:
        raise MoveRefused(
            _("The words of the declaration have changed since you opened this page. Read them, then sign.")
        )
    signer = signer_of(application, actor)
    if signer is None:
        raise MoveRefused(_("Say first that you may bind the company."))
    Signature.objects.create(
        version=version,
        by=actor,
        name=signer.name,
        mandate=signer.mandate,
        mandate_kind=signer.mandate.kind_of_mandate,
        mandate_status=signer.mandate.status,
        at=at,
        digest=version.digest,
        edition=declared.edition,
        text=declared.text,
        language=language,
    )


@effect("papers_made")
def papers_made(application: Any, /, *, event: Any, actor: Any, at: datetime) -> None:
    """A worker makes the files that people will fetch first; whoever is faster makes their own."""
    number, languages = application.versions.values_list("pk", flat=True).first(), {application.language}
    if event.data.get("language"):
        languages.add(event.data["language"])

    def ring() -> None:
        bell.ring(tasks.MAKE, version_ids=[number], languages=sorted(languages))

    transaction.on_commit(ring, robust=True)
