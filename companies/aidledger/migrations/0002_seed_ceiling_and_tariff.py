"""Sets up the first ceiling and tariff; an administrator edits them from there on."""

from django.db import migrations

from companies.aidledger.seeds import CEILING, TARIFF, plant


def seed(apps, schema_editor):
    plant(ceiling=apps.get_model("aidledger", "AidCeiling"), tariff=apps.get_model("aidledger", "Tariff"))


def unseed(apps, schema_editor):
    apps.get_model("aidledger", "AidCeiling").objects.filter(state=CEILING["state"]).delete()
    apps.get_model("aidledger", "Tariff").objects.filter(key=TARIFF["key"]).delete()


class Migration(migrations.Migration):
    dependencies = [("aidledger", "0001_initial")]
    operations = [migrations.RunPython(seed, unseed)]
