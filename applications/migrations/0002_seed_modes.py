"""Sets up the three access modes; an administrator edits them from there on."""

from datetime import date

from django.db import migrations

from applications.seeds.modes import CONDITIONS, GETTING_IN, MODES, SOURCE, VALID_FROM

LANGUAGES = ("en", "fr", "de", "lb")


def seed(apps, schema_editor):
    AccessMode = apps.get_model("applications", "AccessMode")
    ModeStep = apps.get_model("applications", "ModeStep")
    for row in MODES:
        texts = {"name": row["name"], "summary": row["summary"], "state_reason": row["reason"]}
        texts |= {"conditions": CONDITIONS, "getting_in": GETTING_IN}
        columns = {f"{field}_{code}": words.get(code, "") for field, words in texts.items() for code in LANGUAGES}
        columns |= {field: words.get("en", "") for field, words in texts.items()}
        plain = ("slug", "code", "position", "state", "hours_min", "hours_max", "months", "promise_days")
        columns |= {name: row[name] for name in plain}
        mode = AccessMode.objects.create(source=SOURCE, valid_from=date.fromisoformat(VALID_FROM), **columns)
        ModeStep.objects.bulk_create(
            ModeStep(mode=mode, position=position, kind=kind, role=role, days=days)
            for position, (kind, role, days) in enumerate(row["path"], start=1)
        )


def unseed(apps, schema_editor):
    apps.get_model("applications", "AccessMode").objects.filter(slug__in=[row["slug"] for row in MODES]).delete()


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]
    operations = [migrations.RunPython(seed, unseed)]
