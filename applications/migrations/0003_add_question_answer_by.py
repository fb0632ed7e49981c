"""By when an answer is hoped for; no question has been asked before this."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0002_seed_modes")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="answer_by",
            field=models.DateField(default=date(2026, 12, 8), verbose_name="answer hoped for by"),
            preserve_default=False,
        ),
    ]
