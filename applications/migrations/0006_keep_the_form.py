"""What was submitted names the edition that it answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0005_name_the_form"),
        ("questionnaires", "0002_seed_editions"),
    ]
    operations = [
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('submitted_at__isnull', True), ('form__isnull', False), _connector='OR'), name='application_sent_keeps_form'),
        ),
    ]
