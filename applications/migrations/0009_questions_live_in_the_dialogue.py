"""The table of single questions goes: each has become a round in the dialogue."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0008_reply_days_of_large_scale"),
        ("dialogue", "0002_move_questions"),
    ]
    operations = [migrations.DeleteModel(name="Question")]
