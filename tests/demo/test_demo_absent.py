"""Where there is no demo: a database of somebody's own, and production, which knows nothing of it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from demo.accounts import ACCOUNTS
from demo.making import make, missing
from portal.accounts.models import User
from tests.factories import make_person

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "a secret of fifty characters that nobody has ever used",
    "ALLOWED_HOSTS": "access.example.lu",
    "SITE_URL": "https://access.example.lu",
    "DATABASE_URL": "postgres://portal:none@db.example.lu/portal",
    "BROKER_URL": "amqps://portal:none@broker.example.lu/portal",
    "CACHE_URL": "rediss://cache.example.lu/0",
    "EMAIL_URL": "smtp+tls://mail.example.lu",
    "MAIL_FROM": "access@example.lu",
}
LOOK = """
import json
import django
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.urls import Resolver404, resolve

def resolves(path):
    try:
        return bool(resolve(path))
    except Resolver404:
        return False

print(json.dumps({
    "home": resolves("/home/"),
    "page": resolves("/demo/"),
    "mail": resolves("/demo/mails/0/"),
    "app": apps.is_installed("demo"),
    "command": "demo" in get_commands(),
    "flag": settings.DEMO,
}))
"""


def test_production_has_no_page_no_app_and_no_command():
    told = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=settings.ROOT,
        env={"PATH": os.environ["PATH"], **PRODUCTION},
        capture_output=True,
        check=True,
        text=True,
    )

    assert json.loads(told.stdout) == {
        "home": True,
        "page": False,
        "mail": False,
        "app": False,
        "command": False,
        "flag": False,
    }


@pytest.mark.django_db
def test_migrations_make_no_people():
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_a_database_with_people_is_left_alone():
    make_person()

    assert make(now=datetime(2026, 11, 24, tzinfo=UTC)) is False
    assert (User.objects.count(), missing()) == (1, [account.email for account in ACCOUNTS])


@pytest.mark.django_db
def test_no_account_is_printed_that_does_not_exist(capsys):
    call_command("demo", "--accounts")

    assert capsys.readouterr().out == (
        "This database does not hold the demo. On an empty one, `manage.py demo` makes it.\n"
    )


@pytest.mark.django_db
def test_the_page_names_no_account_that_does_not_exist():
    page = Client().get("/demo/").content.decode()

    assert (page.count("This database does not hold the demo"), page.count("@demo.example")) == (1, 0)
