"""Answering a question: only its sections open, the answer can wait as a draft, and the clock goes on with it."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from applications.dialogue.models import Question
from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.applications.writing import errors, fill, hidden, page, text
from tests.factories import NOW, join, later, make_person, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SENT = "Thank you. Your answer has been sent and the review goes on."


@pytest.fixture
def walk() -> Walk:
    """A question that opened the section on the work."""
    return make_walk(at=Status.QUESTION_OPEN)


@pytest.fixture
def client(walk: Walk) -> Client:
    return signed_in(walk.owner)


def reply(client: Client, walk: Walk, words: str, **changes: str):
    address = page("answer", walk.application)
    return client.post(address, hidden(client.get(address)) | {"answer_1": words} | changes)


def question(walk: Walk) -> Question:
    return Question.objects.select_related("round").get(round__application=walk.application)


def test_the_page_says_what_was_asked_by_when_and_what_is_open(client: Client, walk: Walk) -> None:
    words = text(client.get(page("answer", walk.application)))
    assert "Please answer by Tuesday 8 December 2026. The clock stands until you do." in words
    assert "Question 1 · Work and model Which camera?" in words
    assert "Which model? DINOv2, 300 million parameters Change" in words
    assert "Which data will you use" not in words


def test_only_the_named_sections_open(client: Client, walk: Walk) -> None:
    opened = {
        section: client.get(page("section", walk.application, section)).status_code
        for section in ("project", "work", "data", "resources", "responsible", "contact")
    }
    assert [section for section, code in opened.items() if code == 200] == ["work"]
    refused = client.post(page("section", walk.application, "data"), {"origin": "Elsewhere"})
    assert "This section cannot be changed now." in errors(refused)


def test_a_correction_leads_back_to_the_answer(client: Client, walk: Walk) -> None:
    answer = fill(client, walk.application, "work", model="DINOv3")
    assert answer["Location"] == page("answer", walk.application)


def test_the_answer_goes_with_the_corrections_as_a_new_version(client: Client, walk: Walk) -> None:
    fill(client, walk.application, "work", model="DINOv3")
    answer = reply(client, walk, "A line camera.")
    assert answer["Location"] == walk.application.get_absolute_url()
    assert SENT in text(client.get(answer["Location"]))
    walk.application.refresh_from_db()
    newest = walk.application.versions.first()
    assert (walk.application.status, newest.number) == (Status.IN_REVIEW, 2)
    assert newest.content["answers"]["work"]["model"] == "DINOv3"
    assert (question(walk).answer, question(walk).round.answered_by) == ("A line camera.", walk.owner)


def test_without_corrections_no_new_version_is_made(client: Client, walk: Walk) -> None:
    reply(client, walk, "A line camera.")
    assert walk.application.versions.count() == 1


def test_the_promise_moves_by_the_days_that_were_waited(walk: Walk) -> None:
    assert walk.application.promised_on == date(2026, 11, 26)
    with time_machine.travel(later(days=7), tick=False):
        reply(signed_in(walk.owner), walk, "A line camera.")
    walk.application.refresh_from_db()
    assert walk.application.promised_on == date(2026, 12, 3)


def test_an_empty_answer_is_asked_for(client: Client, walk: Walk) -> None:
    assert errors(reply(client, walk, " ")) == ["Write an answer to question 1 before you send."]
    assert question(walk).round.answered_at is None


def test_an_answer_can_wait(client: Client, walk: Walk) -> None:
    answer = reply(client, walk, "A line cam", later="1")
    assert "Saved. It is not sent yet; you can come back to it." in text(client.get(answer["Location"]))
    assert (question(walk).answer, question(walk).round.answered_at) == ("A line cam", None)
    assert ">A line cam</textarea>" in client.get(page("answer", walk.application)).content.decode().replace(
        "\n", ""
    )


def test_a_draft_of_an_answer_is_not_shown_as_given(client: Client, walk: Walk) -> None:
    reply(client, walk, "A line cam", later="1")
    assert "A line cam" not in text(client.get(walk.application.get_absolute_url()))


def test_a_draft_can_be_emptied_again(client: Client, walk: Walk) -> None:
    reply(client, walk, "A line cam", later="1")
    reply(client, walk, "", later="1")
    assert question(walk).answer == ""


def test_a_colleagues_draft_is_not_written_over(client: Client, walk: Walk) -> None:
    editor = signed_in(join(walk.company, role=Role.EDITOR))
    mine = hidden(client.get(page("answer", walk.application)))
    reply(editor, walk, "Theirs", later="1")
    conflict = client.post(page("answer", walk.application), mine | {"answer_1": "Mine"})
    assert errors(conflict) == [
        "Someone else wrote an answer while you were writing. Nothing of yours is lost: "
        "compare the two below, then go on."
    ]
    assert "A colleague saved this answer: Theirs" in text(conflict)
    assert ">Mine</textarea>" in conflict.content.decode().replace("\n", "")
    assert question(walk).round.answered_at is None
    turned = client.post(
        page("answer", walk.application), hidden(conflict) | {"answer_1": "Mine", "switch_language": "de"}
    )
    assert "Theirs" in text(turned)
    both = hidden(conflict) | {"answer_1": "Mine and theirs"}
    assert client.post(page("answer", walk.application), both).status_code == 302
    assert question(walk).answer == "Mine and theirs"


def test_the_colleagues_words_can_be_taken(client: Client, walk: Walk) -> None:
    mine = hidden(client.get(page("answer", walk.application)))
    reply(signed_in(join(walk.company, role=Role.EDITOR)), walk, "Theirs", later="1")
    conflict = client.post(page("answer", walk.application), mine | {"answer_1": "Mine"})
    client.post(page("answer", walk.application), hidden(conflict) | {"answer_1": "Mine", "take": "answer_1"})
    assert question(walk).answer == "Theirs"


def test_pressing_twice_sends_once(client: Client, walk: Walk) -> None:
    address = page("answer", walk.application)
    sheet = hidden(client.get(address)) | {"answer_1": "A line camera."}
    first, second = client.post(address, sheet), client.post(address, sheet)
    assert first["Location"] == second["Location"] == walk.application.get_absolute_url()
    assert walk.application.rounds.count() == 1


def test_an_answer_after_a_colleagues_keeps_ones_words(client: Client, walk: Walk) -> None:
    address = page("answer", walk.application)
    sheet = hidden(client.get(address)) | {"answer_1": "Mine, much better"}
    reply(signed_in(join(walk.company, role=Role.EDITOR)), walk, "Theirs")
    answer = client.post(address, sheet)
    assert "This has changed since you opened the page." in errors(answer)[0]
    assert "Mine, much better" in answer.content.decode()
    assert question(walk).answer == "Theirs"


def test_an_unfinished_section_holds_the_answer_back(client: Client, walk: Walk) -> None:
    fill(client, walk.application, "work", model="", later="1")
    answer = reply(client, walk, "A line camera.")
    assert errors(answer) == ["Still to complete: Describe the work and the model."]
    assert question(walk).round.answered_at is None


def test_without_a_question_the_page_leads_back() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    answer = signed_in(walk.owner).get(page("answer", walk.application))
    assert answer["Location"] == walk.application.get_absolute_url()
    refused = signed_in(walk.owner).post(
        page("answer", walk.application), {"answer_1": "Hello?", "later": "1"}
    )
    assert errors(refused) == ["No question waits for your answer now."]


def test_viewers_and_strangers_cannot_answer(walk: Walk) -> None:
    viewer: User = join(walk.company, role=Role.VIEWER)
    for person in (viewer, make_person()):
        assert signed_in(person).get(page("answer", walk.application)).status_code == 404
        assert signed_in(person).post(page("answer", walk.application), {"answer_1": "x"}).status_code == 404
    assert question(walk).answer == ""


def test_a_late_answer_is_said_to_be_late_and_still_taken(walk: Walk) -> None:
    with time_machine.travel(later(days=20), tick=False):
        client = signed_in(walk.owner)
        assert "Late By 08.12.2026, 17:00" in text(client.get(walk.application.get_absolute_url()))
        assert reply(client, walk, "A line camera.").status_code == 302
    assert question(walk).round.answered_at > NOW
