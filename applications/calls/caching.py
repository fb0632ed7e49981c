"""Answers that are the same for everybody: kept for some minutes, and compared by a hash of what they rest on."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

MINUTES = 5


def shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 where the reader has it already. The body alone decides, so that nothing can be forgotten."""
    tag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = tag
    patch_cache_control(response, public=True, max_age=MINUTES * 60)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    answer = get_conditional_response(request, etag=tag, response=response)
    assert isinstance(answer, HttpResponse)  # noqa: S101  # django-stubs knows only its base
    return answer
