"""What every response carries, and what no request may contain."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict

from portal.ui.counters import forget
from portal.ui.errors import bad_request

Respond = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class Headers:
    """Says what a browser may do with a page, and that a person's pages are kept nowhere."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Django's own middleware for this one stands further in, and an early refusal does not reach it.
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["Permissions-Policy"] = PERMISSIONS
        if belongs_to_a_session(request, response):
            # SECURITY: the next person at this machine must not find the page with the back button.
            response.headers["Cache-Control"] = "no-store"
        return response


def belongs_to_a_session(request: HttpRequest, response: HttpResponse) -> bool:
    """Decide by the cookie alone: it costs no query, and errs on the side of keeping nothing."""
    name = settings.SESSION_COOKIE_NAME
    return name in request.COOKIES or name in response.cookies


class RefuseNul:
    """Answers 400 to text that PostgreSQL cannot store: NUL bytes and halves of characters."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if unstorable(request.path) or has_unstorable(request.GET):
            return bad_request(request, BadRequest())
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Look into the form once the language is known, and before any view does."""
        if request.method == "POST" and is_form(request) and has_unstorable(request.POST):
            return bad_request(request, BadRequest())
        return None


def is_form(request: HttpRequest) -> bool:
    return request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")


def has_unstorable(values: QueryDict) -> bool:
    return any(unstorable(name) or any(map(unstorable, texts)) for name, texts in values.lists())


def unstorable(text: str) -> bool:
    return "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text)


class AllowMethods:
    """Pages are read and sent, and nothing else; only the API knows more verbs (ASVS 4.1.4)."""

    methods = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in self.methods or request.path.startswith("/api/"):
            return self.get_response(request)
        return HttpResponseNotAllowed(self.methods)


class CountAnew:
    """After a person has sent something, the numbers in their menu are counted anew."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and request.user.is_authenticated:
            forget(request.user)
        return response
