"""Answering the rows: conditions without scripts, files, tables, blocks, and words limits, as a browser sends them."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from applications.questionnaires.models import AnswerFile
from applications.sections import answers_of, stored_of
from applications.statuses import Status
from applications.versions import content_of
from reviews.unsure import unsure_questions
from tests.applications.writing import errors, fill, hidden, page, stored, text
from tests.factories import make_mode, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF"
)
TEXT = b"1 GPU: 100\n4 GPUs: 360\n"


@pytest.fixture
def large(db: None) -> Walk:
    """A complete draft of the largest mode."""
    return make_walk(at=Status.DRAFT, mode=make_mode("large-scale"))


@pytest.fixture
def writer(large: Walk) -> Client:
    return signed_in(large.owner)


def send(client: Client, walk: Walk, section: str, **changes: object):
    """The stored answers of a section as its page carries them, with changes."""
    address = page("section", walk.application, section)
    carried = hidden(client.get(address))
    known: dict[str, object] = {}
    for name, value in stored(walk.application, section).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            known |= {
                f"{name}-{number}-{column}": cell
                for number, row in enumerate(value)
                for column, cell in row.items()
            }
        elif isinstance(value, dict):
            known[f"{name}-kept"] = value["file"]
        else:
            known[name] = value
    return client.post(address, known | carried | changes)


def test_every_section_of_every_mode_is_complete_and_can_be_sent(large: Walk) -> None:
    for walk in (large, make_walk(at=Status.DRAFT, mode=make_mode("fast-lane"))):
        walk.submit()
        walk.application.refresh_from_db()
        assert walk.application.status == Status.SUBMITTED
        content = walk.application.versions.get().content
        assert content["form"] == walk.application.form_id == walk.mode.form_id
        assert "What will exist at the end?" in text(
            signed_in(walk.owner).get(walk.application.get_absolute_url())
        )


def test_without_scripts_a_question_says_when_it_is_asked(writer: Client, large: Walk) -> None:
    words = text(writer.get(page("section", large.application, "data")))
    only = "Only if “Does it contain personal data?” is “Yes” or “I am not sure”."
    assert words.count(only) == 6


def test_a_condition_met_asks_further(writer: Client, large: Walk) -> None:
    answer = send(writer, large, "data", personal="unsure")
    unsaid = "Choose an answer. “I am not sure” is one."
    assert sorted(errors(answer)) == sorted([unsaid] * 4 + ["Choose what comes closest."])
    more = {
        "sensitive": "no",
        "children": "no",
        "pseudonymised": "yes",
        "dpia": "unsure",
        "outside_eea": "no",
    }
    assert send(writer, large, "data", personal="unsure", data_role="controller", **more).status_code == 302
    assert answers_of(large.application)["data"]["dpia"] == "unsure"


def test_unsure_reaches_a_person_and_an_answer_not_asked_does_not_go_along(
    writer: Client, large: Walk
) -> None:
    more = {
        "sensitive": "no",
        "children": "no",
        "pseudonymised": "yes",
        "dpia": "unsure",
        "outside_eea": "no",
    }
    send(writer, large, "data", personal="unsure", data_role="unsure", **more)
    content = content_of(large.application)
    assert [str(label) for label in unsure_questions(content)] == [
        "Does it contain personal data?",
        "What is your company for this data?",
        "Has a data protection impact assessment been made?",
    ]
    send(writer, large, "data", personal="no")
    assert stored_of(large.application)["data"]["dpia"] == "unsure"
    assert "dpia" not in content_of(large.application)["answers"]["data"]
    assert unsure_questions(content_of(large.application)) == []


def test_a_question_of_another_page_is_left_out_and_its_answer_kept(writer: Client, large: Walk) -> None:
    """`general_purpose` depends on the kind of work, which another section asks."""
    send(writer, large, "work", kind_of_work="inference")
    assert (
        'name="general_purpose"'
        not in writer.get(page("section", large.application, "responsible")).content.decode()
    )
    send(writer, large, "responsible")
    assert stored(large.application, "responsible")["general_purpose"] == "no"
    assert "general_purpose" not in answers_of(large.application)["responsible"]


@pytest.mark.parametrize(("name", "value"), [("forbidden", "yes"), ("civilian", "no")])
def test_what_is_forbidden_blocks(writer: Client, large: Walk, name: str, value: str) -> None:
    answer = send(writer, large, "responsible", **{name: value})
    assert len(errors(answer)) == 1
    assert "be admitted" in errors(answer)[0]
    assert stored(large.application, "responsible")[name] != value


def test_hours_by_part_have_to_add_up_and_are_kept_meanwhile(writer: Client, large: Walk) -> None:
    answer = send(writer, large, "plan", **{"work_packages-0-gpu_hours": "1 000"})
    assert errors(answer) == [
        "The rows add up to 1,000, and “How many GPU-hours?” says 50,001. Make them equal."
    ]
    assert stored(large.application, "plan")["work_packages"][0]["gpu_hours"] == "1000"
    rest = {"part": "Tests", "gpu_hours": "49001", "first": "2", "last": "3"}
    again = {f"work_packages-1-{column}": value for column, value in rest.items()}
    assert send(writer, large, "plan", **again).status_code == 302
    rows = stored(large.application, "plan")["work_packages"]
    assert sum(Decimal(row["gpu_hours"]) for row in rows) == 50001


def test_a_wrong_cell_is_named_and_what_was_typed_stays(writer: Client, large: Walk) -> None:
    answer = send(writer, large, "plan", **{"team-0-share": "150", "team-1-name": "Ben"})
    assert errors(answer) == [
        "Row 1, Share of their time: Enter at most 100.",
        "Row 2, Task: This field is required.",
        "Row 2, Share of their time: This field is required.",
    ]
    content = answer.content.decode()
    assert ('value="150"' in content, 'value="Ben"' in content) == (True, True)
    assert stored(large.application, "plan")["team"] == [
        {"name": "Ada Weber", "role": "Models", "share": "50"}
    ]


def test_an_empty_row_is_no_row(writer: Client, large: Walk) -> None:
    blank = {f"team-5-{column}": " " for column in ("name", "role", "share")}
    assert send(writer, large, "plan", **blank).status_code == 302
    assert len(stored(large.application, "plan")["team"]) == 1


def test_words_are_counted(writer: Client, large: Walk) -> None:
    answer = send(writer, large, "project", earlier_work="word " * 401)
    assert errors(answer) == ["Shorten this to 400 words. It has 401."]


def test_a_file_is_kept_with_its_fingerprint(writer: Client, large: Walk) -> None:
    upload = SimpleUploadedFile("scaling.txt", TEXT, content_type="text/plain")
    assert send(writer, large, "work", scaling_evidence=upload).status_code == 302
    answer = stored(large.application, "work")["scaling_evidence"]
    row = AnswerFile.objects.get(file__public_id=answer["file"])
    assert (answer["name"], answer["sha256"], answer["size"]) == ("scaling.txt", row.file.sha256, len(TEXT))
    shown = writer.get(page("section", large.application, "work"))
    assert "There is: scaling.txt" in text(shown)
    assert send(writer, large, "work").status_code == 302
    assert stored(large.application, "work")["scaling_evidence"] == answer
    assert b"".join(writer.get(f"/files/{answer['file']}/").streaming_content) == TEXT
    assert signed_in(make_walk(at=Status.DRAFT).owner).get(f"/files/{answer['file']}/").status_code == 404


def test_the_same_file_twice_is_one_file(writer: Client, large: Walk) -> None:
    for _click in range(2):
        upload = SimpleUploadedFile("scaling.txt", TEXT, content_type="text/plain")
        send(writer, large, "work", scaling_evidence=upload)
    assert AnswerFile.objects.filter(application=large.application).count() == 2  # the draft's own and this


def test_a_file_can_be_removed_and_is_missed(writer: Client, large: Walk) -> None:
    answer = send(writer, large, "work", **{"scaling_evidence-remove": "1"})
    assert errors(answer) == ["Add your measurements."]
    assert "scaling_evidence" not in stored(large.application, "work")


def test_a_file_that_is_none_of_ours_is_refused(writer: Client, large: Walk) -> None:
    upload = SimpleUploadedFile("scaling.exe", b"MZ", content_type="application/pdf")
    answer = send(writer, large, "work", scaling_evidence=upload)
    assert answer.status_code == 200
    assert len(errors(answer)) == 1
    assert "scaling_evidence" in stored(large.application, "work")


def test_another_companys_file_is_not_there(writer: Client, large: Walk) -> None:
    other = make_walk(at=Status.DRAFT, mode=make_mode("large-scale"))
    theirs = stored(other.application, "work")["scaling_evidence"]["file"]
    answer = send(writer, large, "work", **{"scaling_evidence-kept": theirs})
    assert errors(answer) == ["This file is not there any more. Choose it again."]
    assert stored(large.application, "work")["scaling_evidence"]["file"] != theirs


def test_autosave_leaves_a_file_alone(writer: Client, large: Walk) -> None:
    before = stored(large.application, "work")["scaling_evidence"]
    address = page("section", large.application, "work")
    sheet = hidden(writer.get(address))
    sent = sheet | {"model": "Llama", "scaling_evidence-kept": before["file"]}
    assert writer.post(f"{address}autosave/", sent).status_code == 200
    assert stored(large.application, "work")["scaling_evidence"] == before
    assert stored(large.application, "work")["model"] == "Llama"


def test_several_answers_stand_alone_or_together(draft: Walk) -> None:
    client = signed_in(draft.owner)
    answer = fill(client, draft.application, "responsible", ethics_concerns=["privacy", "none"])
    assert errors(answer) == ["“None of these” cannot go with another answer."]
    fill(client, draft.application, "responsible", ethics_concerns=["privacy", "unsure"])
    assert stored(draft.application, "responsible")["ethics_concerns"] == ["privacy", "unsure"]
    assert "People’s privacy could be touched" in text(client.get(page("check", draft.application)))


def test_a_form_in_another_language_is_whole(writer: Client, large: Walk) -> None:
    writer.cookies["django_language"] = "lb"
    answer = Client(headers={"accept-language": "lb"}).get("/applications/modes/large-scale/")
    assert "Wien schafft drun?" in text(answer) or "Wie schafft drun?" in text(answer)


def test_what_the_first_form_asked_renders_with_it() -> None:
    """A version from before there were editions names `2026-11` and is shown with the questions of that time."""
    walk = make_walk(at=Status.SUBMITTED)
    version = walk.application.versions.get()
    content = version.content | {"form": "2026-11"}
    content["answers"] = content["answers"] | {"data": content["answers"]["data"] | {"sensitive": "no"}}
    newer = type(version).objects.create(
        application=walk.application, number=2, content=content, digest="0" * 64, at=version.at, by=version.by
    )
    words = text(signed_in(walk.owner).get(page("version", walk.application, newer.number)))
    assert "Does it contain especially protected personal data? No" in words
    assert "export control" not in words
