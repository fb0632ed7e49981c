"""Companies verified before this date was kept: their year counts from the day of their verification."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    company = apps.get_model("companies", "Company")
    company.objects.filter(status="verified", verified_until=None).update(
        verified_until=F("verified_at") + timedelta(days=365)
    )


class Migration(migrations.Migration):

    dependencies = [
        ("companies", "0007_keep_until_when_verified"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
