"""The field by which a form takes a file; its value passed every check."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from portal.files.inspection import FileRefused, Upload, inspect
from portal.files.kinds import ACCEPT, IN_WORDS, MEGABYTE, MOST_BYTES

HINT = _("%(kinds)s, up to %(limit)d MB. Places that a camera wrote into a picture are removed.")


class UploadWidget(forms.FileInput):
    """A plain file control. It never shows a former file, because a browser gives no chosen file back."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPT, "data-upload": ""} | (attrs or {}))


class UploadField(forms.FileField):
    """A file, inspected: the cleaned value is an `Upload`, or None where it was left out."""

    widget = UploadWidget

    def __init__(self, **options: Any) -> None:
        words = {"required": _("Choose a file."), "empty": _("The file is empty. Choose another file.")}
        given = {"error_messages": words | options.pop("error_messages", {})}
        hint = _Hint()
        super().__init__(**{"help_text": hint, "max_length": None} | options | given)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return read(file) if file else None


def read(file: UploadedFile) -> Upload:
    """Inspect what a browser sent; ValidationError with the sentence. SECURITY: the size comes first."""
    try:
        if (file.size or 0) > MOST_BYTES:
            return inspect(name=file.name or "", content=b"\0" * (MOST_BYTES + 1))
        return inspect(name=file.name or "", content=file.read())
    except FileRefused as refused:
        raise ValidationError(str(refused), code="refused") from None


class _Hint:
    """The hint, put together in the reader's language when it is shown."""

    def __str__(self) -> str:
        return str(HINT) % {"kinds": IN_WORDS, "limit": MOST_BYTES // MEGABYTE}
