"""What a page with an upload adds, so that a bar can show how far it has come. Without JavaScript it is plain."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

ASKS = "X-Upload"


class UploadPage:
    """Put it before the form page. The script learns the next address without using up the message for it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if request.headers.get(ASKS) and response.status_code in (301, 302, 303):
            return JsonResponse({"go": response.headers["Location"]})
        return response
