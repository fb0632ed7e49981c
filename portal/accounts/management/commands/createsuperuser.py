"""Django's createsuperuser; whoever has a shell here is believed about the address as well."""

from typing import Any

from django.contrib.auth.management.commands.createsuperuser import Command as Django
from django.db import transaction

from portal.accounts.models import User
from portal.accounts.services import verify_address


class Command(Django):
    """The address counts as confirmed; the second factor is set up at the first sign-in."""

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        known = set(User.objects.filter(is_superuser=True).values_list("pk", flat=True))
        super().handle(*args, **options)
        for user in User.objects.filter(is_superuser=True).exclude(pk__in=known):
            verify_address(user)
