from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("companies", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="financialyear",
            name="estimate",
            field=models.BooleanField(
                default=False,
                help_text="For a company that has not closed a year yet.",
                verbose_name="estimate",
            ),
        ),
    ]
