"""Large Scale gives five working days to reply before the decision; the other modes give none."""

from typing import Any

from django.db import migrations


def forwards(apps: Any, schema_editor: Any) -> None:
    apps.get_model("applications", "AccessMode").objects.filter(slug="large-scale").update(reply_days=5)


class Migration(migrations.Migration):
    dependencies = [("applications", "0007_let_applicants_reply")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
