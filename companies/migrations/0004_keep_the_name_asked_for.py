from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("companies", "0003_let_sole_traders_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="joinrequest",
            name="asked_name",
            field=models.CharField(default="", max_length=200, verbose_name="name that the person typed"),
            preserve_default=False,
        ),
    ]
