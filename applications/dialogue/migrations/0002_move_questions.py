"""Each question of before becomes a round of one question; what it opened stays what it opened."""

from typing import Any

from django.db import migrations


def forwards(apps: Any, schema_editor: Any) -> None:
    old = apps.get_model("applications", "Question")
    round_, question = apps.get_model("dialogue", "Round"), apps.get_model("dialogue", "Question")
    for row in old.objects.order_by("pk").iterator():
        # An answer that was withdrawn with its application was never sent.
        answered = row.answered_at is not None
        made = round_.objects.create(
            application_id=row.application_id,
            begun_at=row.asked_at,
            begun_by_id=row.asked_by_id,
            sent_at=row.asked_at,
            sent_by_id=row.asked_by_id,
            answer_by=row.answer_by,
            answered_at=row.answered_at,
            answered_by_id=row.answered_by_id,
            closed_at=None if answered else row.closed_at,
        )
        question.objects.create(
            round=made,
            position=1,
            text=row.text or "?",
            places=list(row.opens),
            added_at=row.asked_at,
            added_by_id=row.asked_by_id,
            answer=row.answer,
        )


def backwards(apps: Any, schema_editor: Any) -> None:
    """The first question of a round with the texts of all; single fields open their sections again."""
    old, round_ = apps.get_model("applications", "Question"), apps.get_model("dialogue", "Round")
    for row in round_.objects.filter(sent_at__isnull=False).order_by("pk"):
        questions = list(row.questions.order_by("position"))
        old.objects.create(
            application_id=row.application_id,
            text="\n\n".join(each.text for each in questions),
            opens=sorted({place.partition(".")[0] for each in questions for place in each.places}),
            asked_at=row.sent_at,
            asked_by_id=row.sent_by_id,
            answer_by=row.answer_by,
            answer="\n\n".join(each.answer for each in questions if each.answer),
            answered_at=row.answered_at,
            answered_by_id=row.answered_by_id,
            closed_at=row.closed_at,
        )


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_hold_rounds_and_replies"), ("applications", "0007_let_applicants_reply")]
    operations = [migrations.RunPython(forwards, backwards)]
