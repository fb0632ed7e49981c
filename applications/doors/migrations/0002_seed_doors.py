"""Sets up the doors of others; an administrator edits them from there on."""

from django.db import migrations

from applications.doors.seeds import DOORS, plant


def seed(apps, schema_editor):
    plant(door=apps.get_model("doors", "Door"))


def unseed(apps, schema_editor):
    apps.get_model("doors", "Door").objects.filter(slug__in=[row["slug"] for row in DOORS]).delete()


class Migration(migrations.Migration):
    dependencies = [("doors", "0001_initial")]
    operations = [migrations.RunPython(seed, unseed)]
