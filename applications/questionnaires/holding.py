"""Keeps the uploads of a section, and says who may fetch them: whoever sees the application."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from applications.models import Application
from applications.questionnaires.models import AnswerFile
from applications.questionnaires.uploads import answer_of
from portal.files.access import register
from portal.files.inspection import Upload
from portal.files.services import store


def keep_uploads(values: Mapping[str, Any], *, application: Any, actor: Any, at: datetime) -> dict[str, Any]:
    """The same answers with every fresh upload stored and linked. FileRefused past a day's quota.

    Runs inside the caller's transaction, under its lock on the application.
    """
    return {
        name: _kept(value, name=name, application=application, actor=actor, at=at)
        if isinstance(value, Upload)
        else value
        for name, value in values.items()
    }


def _kept(upload: Upload, *, name: str, application: Any, actor: Any, at: datetime) -> dict[str, Any]:
    """A second click with the very same file is one file."""
    same = AnswerFile.objects.filter(application=application, question=name).select_related("file").first()
    if same and same.file.sha256 == upload.sha256 and same.file.name == upload.name:
        return answer_of(same.file)
    file = store(upload=upload, actor=actor, at=at)
    AnswerFile.objects.create(file=file, application=application, question=name, at=at)
    return answer_of(file)


@register
def files_of(person: Any) -> Any:
    """The files of the applications that this person sees."""
    seen = Application.objects.visible_to(person).values("pk")
    return AnswerFile.objects.filter(application__in=seen).values("file")
