"""Does a message that is written now get out? The answer for whoever watches the site."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.notifications import canary
from portal.notifications.queries import given_up, overdue_seconds


@login_not_required
@require_safe
def pipeline(request: HttpRequest) -> JsonResponse:
    """200 while a canary passed within two minutes, else 503. The figures say what to look at."""
    at = timezone.now()
    try:
        past = canary.age(at=at)
        figures = {
            "canary_seconds": int(past.total_seconds()) if past is not None else None,
            "overdue_seconds": overdue_seconds(at=at),
            "given_up": given_up(),
        }
    except DatabaseError:
        return _answer({"pipeline": "no database"}, status=503)
    alive = past is not None and past < canary.FRESH
    return _answer({"pipeline": "ok" if alive else "stands still", **figures}, status=200 if alive else 503)


def _answer(figures: dict[str, object], *, status: int) -> JsonResponse:
    return JsonResponse(figures, status=status, headers={"Cache-Control": "no-store"})
