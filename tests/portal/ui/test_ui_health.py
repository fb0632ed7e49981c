"""Alive and ready are two questions."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from django.test import Client

from portal.ui.views import health


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    health.require_migrations.cache_clear()


def answer(address: str) -> tuple[int, str]:
    response = Client().get(address)
    return response.status_code, response.content.decode()


@pytest.mark.django_db
def test_both_say_ok_where_all_is_well(django_assert_num_queries) -> None:
    assert answer("/readyz") == (200, "ok")
    with django_assert_num_queries(1):
        assert answer("/readyz") == (200, "ok")
    with django_assert_num_queries(0):
        assert answer("/livez") == (200, "ok")


@pytest.mark.django_db
def test_a_missing_migration_is_not_ready_and_not_remembered() -> None:
    recorder = MigrationRecorder(connection)
    latest = recorder.migration_qs.filter(app="accounts").latest("id")
    recorder.migration_qs.filter(pk=latest.pk).delete()
    assert answer("/readyz") == (503, "migrations")

    recorder.record_applied(latest.app, latest.name)
    assert answer("/readyz") == (200, "ok")


@pytest.mark.django_db
def test_without_a_database_the_process_lives_and_is_not_ready(monkeypatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", broken)

    assert answer("/livez") == (200, "ok")
    assert answer("/readyz") == (503, "database")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_neither_begins_a_session_or_may_be_kept(address: str) -> None:
    response = Client().get(address)

    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
