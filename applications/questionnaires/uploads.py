"""A file as an answer: chosen on the page, or kept from an earlier save by its public number."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questionnaires.models import AnswerFile
from portal.files.forms import UploadField, UploadWidget

KEPT, REMOVE = "-kept", "-remove"


class FileAnswerWidget(forms.Widget):
    """The file that is there, a box to remove it, and a control to choose another. Works without scripts."""

    template_name = "applications/_file_answer.html"
    needs_multipart_form = True
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        there = value.get("kept") if isinstance(value, Mapping) and "kept" in value else value
        control = {
            key: word
            for key, word in (attrs or {}).items()
            if key in ("id", "aria-describedby", "aria-invalid")
        }
        chooser = UploadWidget(control | {"class": "form-control"})
        del chooser.attrs[
            "data-upload"
        ]  # the section is saved as a whole, with its own words on how far it is
        context["widget"] |= {
            "there": self.described(there),
            "kept_name": f"{name}{KEPT}",
            "remove_name": f"{name}{REMOVE}",
            "chooser": chooser.get_context(name, None, control)["widget"],
        }
        return context

    def described(self, there: Any) -> Any:
        """The stored answer; the field says what a public number alone stands for."""
        return there if isinstance(there, Mapping) else None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        stored = data.get(name)
        if isinstance(stored, Mapping):  # what is stored, judged again
            return {"upload": None, "kept": stored, "remove": False}
        kept = data.get(f"{name}{KEPT}", "")
        return {
            "upload": files.get(name) if files else None,
            "kept": kept,
            "remove": bool(data.get(f"{name}{REMOVE}")),
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return id_


class FileAnswer(forms.Field):
    """Its value is a fresh `Upload`, the answer as it was stored, or None."""

    widget = FileAnswerWidget

    def __init__(self, *, application: Any, question: str, **options: Any) -> None:
        super().__init__(**options)
        self.application, self.question = application, question

    def clean(self, value: Any) -> Any:
        given = value if isinstance(value, Mapping) else {}
        if upload := given.get("upload"):
            return UploadField(required=False).clean(upload)
        kept = self.known(given.get("kept")) if not given.get("remove") else None
        if kept is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return kept

    def known(self, kept: Any) -> dict[str, Any] | None:
        """The answer that a public number stands for. SECURITY: only among the files of this very question."""
        if isinstance(kept, Mapping):
            return dict(kept)
        if not kept:
            return None
        row = (
            AnswerFile.objects.filter(
                application=self.application, question=self.question, file__public_id=kept
            )
            .select_related("file")
            .first()
        )
        if row is None:
            raise ValidationError(_("This file is not there any more. Choose it again."), code="gone")
        return answer_of(row.file)

    def prepare_value(self, value: Any) -> Any:
        """What the page shows again, also where only the number came back."""
        if not isinstance(value, Mapping) or "remove" not in value:
            return value
        try:
            return {"kept": self.known(value.get("kept"))}
        except ValidationError:
            return {"kept": None}

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data


def answer_of(file: Any) -> dict[str, Any]:
    """A stored file as an answer: its fingerprint goes into the frozen version."""
    return {"file": file.public_id, "name": file.name, "size": file.size, "sha256": file.sha256}


HINT = gettext_lazy("A file that was chosen is kept when you save; after an error choose it again.")
