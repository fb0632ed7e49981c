from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ("companies", "0002_mark_estimates"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="company", name="company_once_by_matricule"),
        migrations.RemoveConstraint(model_name="company", name="company_matricule_shape"),
        migrations.AlterField(
            model_name="company",
            name="matricule",
            field=models.CharField(
                blank=True,
                help_text="Eleven digits. A sole trader has none: the number of a person is not kept here.",
                max_length=11,
                verbose_name="national identification number",
            ),
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.UniqueConstraint(
                fields=["matricule"], condition=~Q(matricule=""), name="company_once_by_matricule"
            ),
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
                condition=Q(matricule="", legal_form="sole") | Q(matricule__regex=r"^[0-9]{11}$"),
                name="company_matricule_shape",
            ),
        ),
    ]
