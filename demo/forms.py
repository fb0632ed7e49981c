"""The next edition of a form, as an administrator has begun it: one more question, not published yet."""

from datetime import datetime
from typing import Any

from applications.models import AccessMode
from applications.questionnaires import services
from applications.questionnaires.kinds import Kind
from applications.questionnaires.models import Edition, QuestionRow, SectionRow

LABELS = {
    "en": "How will you save energy?",
    "fr": "Comment économiserez-vous l’énergie ?",
    "de": "Wie sparen Sie Energie?",
    "lb": "Wéi spuert Dir Energie?",
}
MISSING = {
    "en": "Say how you will save energy.",
    "fr": "Dites comment vous économiserez l’énergie.",
    "de": "Sagen Sie, wie Sie Energie sparen.",
    "lb": "Sot, wéi Dir Energie spuert.",
}
NOTE = "Adds the question on energy that the Ministry asked for."


def make_edition(*, administrator: Any, now: datetime) -> Edition:
    """A draft of the next form of the Playground."""
    mode = AccessMode.objects.get(slug="playground")
    in_use = Edition.objects.get(public_id=mode.form_id)
    draft = services.copy(edition=in_use, actor=administrator, at=now)
    draft.note = NOTE
    draft.save(update_fields=["note"])
    section = SectionRow.objects.get(edition=draft, key="work")
    words = {f"label_{code}": text for code, text in LABELS.items()}
    words |= {f"missing_{code}": text for code, text in MISSING.items()}
    QuestionRow.objects.create(
        section=section, key="energy", kind=Kind.LONG, position=99, options={"limit": 500}, **words
    )
    return draft
