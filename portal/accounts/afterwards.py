"""Where a person goes on once they have signed in, when that lies behind a mail: kept in the session meanwhile."""

from django.http import HttpRequest

KEY = "go_on_to"


def go_on_to(request: HttpRequest, path: str) -> None:
    """Remember a path of this site, chosen by our own code and never read from a request."""
    request.session[KEY] = path


def where_to(request: HttpRequest) -> str:
    """The path to go on to, once; "" where there is none."""
    return request.session.pop(KEY, "")
