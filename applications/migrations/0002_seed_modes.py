"""Sets up the three access modes; an administrator edits them from there on."""

from django.db import migrations

from applications.seeds.modes import MODES, plant


def seed(apps, schema_editor):
    plant(
        access_mode=apps.get_model("applications", "AccessMode"),
        mode_step=apps.get_model("applications", "ModeStep"),
    )


def unseed(apps, schema_editor):
    apps.get_model("applications", "AccessMode").objects.filter(slug__in=[row["slug"] for row in MODES]).delete()


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]
    operations = [migrations.RunPython(seed, unseed)]
