"""The tables of the portal that the floor reads, as plain as they can be."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Person(AbstractBaseUser):
    """Whoever has signed in."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "accounts_user"

    def __str__(self) -> str:
        return self.email


class Row(models.Model):
    """An application."""

    title = models.CharField(max_length=120)
    reference = models.CharField(max_length=24)
    submitted_at = models.DateTimeField()

    class Meta:
        app_label = "floor"
        managed = False
        db_table = "applications_application"

    def __str__(self) -> str:
        return self.reference
