"""Is this process alive, and may it be sent requests? Neither asks for a session."""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


class NotReady(Exception):
    """Carries the word that the answer gives."""


@login_not_required
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; restarting it would help nothing."""
    return plain("ok")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every table. The broker is left out: pages work without it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        require_migrations()
    except NotReady as missing:
        return plain(str(missing), status=503)
    except DatabaseError:
        return plain("database", status=503)
    return plain("ok")


@cache
def require_migrations() -> None:
    """Raise while a migration waits; once all have run the answer is kept, for it cannot change back."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("migrations")


def plain(word: str, *, status: int = 200) -> HttpResponse:
    response = HttpResponse(word, content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
