"""A section's form of which a question opened only single answers.

The form stays whole, so that answers are judged beside each other; what is closed comes from what is stored, and
its errors are nobody's here. SECURITY: the page only helps; `save_section` takes no closed answer from anybody.
"""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from applications.dialogue.places import Fields
from applications.questionnaires.answering import put
from applications.questionnaires.forms import SectionForm
from applications.questionnaires.rows import Section


def with_closed(typed: QueryDict, *, section: Section, only: Fields, stored: Mapping[str, Any]) -> QueryDict:
    """What was typed, with the stored answers wherever nothing is open."""
    if only is None:
        return typed
    for name, question in section.by_key.items():
        if name not in only:
            put(typed, question, stored.get(name))
    return typed


def limited(form: SectionForm, *, only: Fields) -> SectionForm:
    """The same form; judged, it speaks only of what is open. `errors` must be read through this."""
    if only is not None and form.is_bound:
        form.full_clean()
        for name in [name for name in form.errors if name in form.fields and name not in only]:
            del form.errors[name]
    return form
