"""`manage.py reference` writes docs/reference anew; with --check it only says what is stale. Needs no database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reference.pages import stale, write


class Command(BaseCommand):
    help = "Write the reference pages from the code's own tables."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            for name in write():
                self.stdout.write(f"Written: docs/reference/{name}")
        elif old := stale():
            raise CommandError(f"Stale: {', '.join(old)}. Give: manage.py reference")
