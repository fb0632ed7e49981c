"""Load an edition of the EU's sanctions list: `manage.py load_sanctions FILE [--dry-run]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from companies.screening.sanctions import screening
from companies.screening.sanctions.loading import load, plan
from companies.screening.sanctions.reading import Unreadable


class Command(BaseCommand):
    help = "Load the EU's consolidated financial sanctions list (XML 1.1); --dry-run only shows what would change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            with file.open("rb") as source:
                if dry_run:
                    made = plan(source)
                    counts = (made.subjects, len(made.added), len(made.changed), len(made.removed))
                else:
                    edition = load(source, actor=None, at=timezone.now())
                    counts = (edition.subjects, edition.added, edition.changed, edition.removed)
                    screening.ring()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except Unreadable as wrong:
            raise CommandError(str(wrong)) from None
        self.stdout.write("{} subjects: {} added, {} changed, {} removed.".format(*counts))
