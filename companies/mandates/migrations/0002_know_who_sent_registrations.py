"""Whoever sent a registration before mandates existed said the same by the same button: write it down.

Not reversed: the rows fall with their table.
"""

from django.db import migrations
from django.utils.timezone import localdate

LIVE_REGISTRATIONS = ("submitted", "returned", "verified")


def know(apps, schema_editor):
    Company = apps.get_model("companies", "Company")
    Mandate = apps.get_model("mandates", "Mandate")
    sent = Company.objects.filter(submitted_at__isnull=False, status__in=LIVE_REGISTRATIONS)
    for company in sent.iterator():
        verified = company.status == "verified"
        Mandate.objects.create(
            company=company,
            person_id=company.submitted_by_id,
            kind_of_mandate="register",
            status="confirmed" if verified else "declared",
            from_on=localdate(company.submitted_at),
            declared_at=company.submitted_at,
            checked_at=company.verified_at if verified else None,
            checked_by_id=company.verified_by_id if verified else None,
        )


class Migration(migrations.Migration):
    dependencies = [("mandates", "0001_say_who_may_bind"), ("companies", "0005_keep_an_owner")]

    operations = [migrations.RunPython(know, migrations.RunPython.noop)]
