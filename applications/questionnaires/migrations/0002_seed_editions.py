"""Sets up the first editions; an administrator writes the next ones.

What was submitted before there were editions keeps the form that every access mode had then.
"""

from django.db import migrations

from applications.questionnaires.seeds.forms import FIRST, MODES, WRITTEN_AT, plant, record

ID = "2026-11"


def seed(apps, schema_editor):
    def find(name):
        return apps.get_model("questionnaires", name)

    first = plant(find=find, plan=FIRST, at=WRITTEN_AT, plain=True, public_id=ID, number=1, status="retired")
    event = apps.get_model("workflow", "Event")
    record(event, first, at=WRITTEN_AT)
    apps.get_model("applications", "Application").objects.filter(submitted_at__isnull=False).update(form=first)
    for mode in apps.get_model("applications", "AccessMode").objects.filter(slug__in=MODES):
        mode.form = plant(find=find, plan=MODES[mode.slug], at=WRITTEN_AT, mode=mode, number=1, status="published")
        mode.save(update_fields=["form"])
        record(event, mode.form, at=WRITTEN_AT)


def unseed(apps, schema_editor):
    apps.get_model("applications", "Application").objects.update(form=None)
    apps.get_model("applications", "AccessMode").objects.update(form=None)
    apps.get_model("questionnaires", "Edition").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("questionnaires", "0001_initial"),
        ("applications", "0005_name_the_form"),
        ("workflow", "0001_initial"),
    ]
    operations = [migrations.RunPython(seed, unseed)]
