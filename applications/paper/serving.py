"""How these files leave the site: as downloads that no browser runs and nobody between keeps."""

from typing import TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from applications.paper.models import Issued
from portal.files.serving import HEADERS

Answer = TypeVar("Answer", bound=HttpResponseBase)


def hand_out(issued: Issued, *, name: str) -> FileResponse:
    """The kept bytes."""
    response = FileResponse(
        issued.content.open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    response.headers["Content-Language"] = issued.language
    return sealed(response)


def bytes_of(content: bytes, *, name: str, mime: str) -> HttpResponse:
    """Bytes made now."""
    response = HttpResponse(content, content_type=mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return sealed(response)


def sealed(response: Answer) -> Answer:
    """The response with what keeps a browser from running it."""
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
