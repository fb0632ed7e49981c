"""Steps and decisions of before judged the newest version that there was when they were written."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def forwards(apps: Any, schema_editor: Any) -> None:
    version = apps.get_model("applications", "Version")
    for name, moment in (("Step", "closed_at"), ("Decision", "prepared_at")):
        model = apps.get_model("reviews", name)
        before = version.objects.filter(application=OuterRef("application"), at__lte=OuterRef(moment))
        judged = Subquery(before.order_by("-number").values("pk")[:1])
        rows = model.objects.filter(**{f"{moment}__isnull": False})
        if name == "Step":  # nobody judged what was skipped or ended with its application
            rows = rows.exclude(outcome__in=("skipped", "withdrawn"))
        rows.update(version=judged)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_say_which_version_was_judged"),
        ("applications", "0009_questions_live_in_the_dialogue"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
