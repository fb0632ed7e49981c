"""`manage.py demo` fills an empty database; `manage.py demo --accounts` says who can sign in, and how."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone, translation

from demo.accounts import ACCOUNTS, PASSWORD, Account
from demo.making import make, missing
from portal.notifications.rendering import absolute


class Command(BaseCommand):
    help = "Fill an empty database with invented people, companies and applications in every state."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="print the demo accounts, change nothing")

    def handle(self, *args: Any, accounts: bool, **options: Any) -> None:
        with translation.override("en"):
            if accounts:
                self.stdout.write(self.accounts())
            elif make(now=timezone.now()):
                self.stdout.write("The demo is there. Its accounts: manage.py demo --accounts")
            else:
                self.stdout.write("There are people in this database already, so nothing was done.")

    def accounts(self) -> str:
        """The accounts as a table, or one sentence where this database has no demo."""
        if missing():
            return "This database does not hold the demo. On an empty one, `manage.py demo` makes it."
        where = absolute(reverse("demo:index"))
        wide = max(len(account.email) for account in ACCOUNTS)
        return "\n".join(
            [
                f"Demo accounts (password of all: {PASSWORD}):",
                *(_line(account, wide=wide) for account in ACCOUNTS),
                f"Accounts marked * need a six-digit code after the password. {where} shows it,",
                f"and the mails that {settings.SITE_NAME} sends.",
            ]
        )


def _line(account: Account, *, wide: int) -> str:
    mark = "*" if account.second_factor else " "
    return f"  {account.email:<{wide}} {mark} {account.part}"
