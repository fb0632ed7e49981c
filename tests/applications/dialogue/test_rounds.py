"""Questions go out in rounds: collected by the staff, sent at once, answered together, and only their places open."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from applications import services as applications
from applications.dialogue import services
from applications.dialogue.clock import clock_of
from applications.dialogue.models import Question, Round
from applications.dialogue.places import opened_by
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.workflow.engine import AlreadyMoved, MoveRefused
from tests.applications.writing import errors, hidden, page, stored, text
from tests.factories import NOW, later, make_staff, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ASKED = [("Which camera?", ["work.model"]), ("Is the licence clear?", ["data"]), ("Anything else?", [])]


@pytest.fixture
def walk() -> Walk:
    return make_walk(at=Status.IN_REVIEW)


@pytest.fixture
def asked(walk: Walk) -> Walk:
    """A round on one answer, on one section and on the whole."""
    services.ask(application=walk.application, questions=ASKED, actor=walk.officer, at=NOW)
    walk.application.refresh_from_db()
    return walk


def ask_page(walk: Walk) -> str:
    return reverse("reviews:ask", args=[walk.application.public_id])


def test_places_open_what_they_name() -> None:
    opened = opened_by(["work.model", "work.software", "data", "data.origin"])
    assert (opened.takes("work", "model"), opened.takes("work", "container")) == (True, False)
    assert opened.takes("data", "rights")
    assert "project" not in opened


def test_questions_are_collected_by_several_and_seen_by_nobody_else(walk: Walk) -> None:
    first, second = signed_in(walk.officer), signed_in(make_staff(Role.OFFICER, name="Olga Second"))
    first.post(
        ask_page(walk), {"text": "Which camera?", "about": "work.model", "seen": "in_review", "add": "1"}
    )
    second.post(ask_page(walk), {"text": "How many?", "about": "data", "seen": "in_review", "add": "1"})
    words = text(first.get(ask_page(walk)))
    assert "Work and model: Which model?" in words
    assert "Data · Olga Second" in words
    assert "Which camera?" not in text(signed_in(walk.owner).get(walk.application.get_absolute_url()))
    walk.application.refresh_from_db()
    assert walk.application.status == Status.IN_REVIEW
    second.post(ask_page(walk), {"text": "", "about": "", "seen": "in_review"})
    sent = walk.application.rounds.get()
    assert [row.text for row in sent.questions.all()] == ["Which camera?", "How many?"]
    words = text(signed_in(walk.owner).get(page("answer", walk.application)))
    assert "Question 2 · Data How many?" in words


def test_a_question_taken_out_is_not_sent(walk: Walk) -> None:
    client = signed_in(walk.officer)
    for words in ("One?", "Two?", "Three?"):
        client.post(ask_page(walk), {"text": words, "about": "", "seen": "in_review", "add": "1"})
    row = Question.objects.get(text="Two?")
    client.post(reverse("reviews:drop_question", args=[walk.application.public_id, row.public_id]))
    services.send(application=walk.application, actor=walk.officer, at=NOW)
    left = Question.objects.values_list("position", "text")
    assert list(left) == [(1, "One?"), (2, "Three?")]
    with pytest.raises(AlreadyMoved):
        services.drop_question(
            application=walk.application,
            question=Question.objects.first().public_id,
            actor=walk.officer,
            at=NOW,
        )


def test_nothing_collected_is_nothing_to_send(walk: Walk) -> None:
    answer = signed_in(walk.officer).post(ask_page(walk), {"text": " ", "about": "", "seen": "in_review"})
    assert errors(answer) == ["Write the question."]
    with pytest.raises(MoveRefused, match="at least one question"):
        services.send(application=walk.application, actor=walk.officer, at=NOW)


def test_two_clicks_add_one_question_and_send_one_round(walk: Walk) -> None:
    client = signed_in(walk.officer)
    sheet = {"text": "Which camera?", "about": "work.model", "seen": "in_review"}
    for _click in range(2):
        client.post(ask_page(walk), sheet | {"add": "1"})
    assert Question.objects.count() == 1
    first, second = client.post(ask_page(walk), sheet), client.post(ask_page(walk), sheet)
    assert first.status_code == 302
    assert "It is now “Waiting for the applicant's answer”" in errors(second)[0]
    assert (Question.objects.count(), Round.objects.count()) == (1, 1)


def test_the_database_admits_one_round_being_written_and_one_waiting(asked: Walk) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.application.rounds.create(
            begun_at=NOW, begun_by=asked.officer, sent_at=NOW, sent_by=asked.officer, answer_by=NOW.date()
        )


def test_only_what_was_asked_about_changes_whatever_is_posted(asked: Walk) -> None:
    client, before = signed_in(asked.owner), stored(asked.application, "work")
    address = page("section", asked.application, "work")
    shown = client.get(address).content.decode()
    assert 'name="model"' in shown
    assert 'name="software"' not in shown
    crafted = {
        **before,
        "model": "DINOv3",
        "software": "Anything",
        "container": "no",
        "kind_of_work": "other",
    }
    client.post(address, hidden(client.get(address)) | crafted)
    assert stored(asked.application, "work") == before | {"model": "DINOv3"}
    carried = hidden(client.get(address)) | {"model": "DINOv4", "software": "Anything"}
    client.post(page("autosave", asked.application, "work"), carried)
    assert stored(asked.application, "work") == before | {"model": "DINOv4"}
    for section in ("project", "resources", "responsible", "contact"):
        assert client.get(page("section", asked.application, section)).status_code == 302
    with pytest.raises(MoveRefused, match="cannot be changed now"):
        applications.save_section(
            application=asked.application, section="project", values={}, actor=asked.owner, at=NOW
        )


def test_answers_go_together_and_make_one_version(asked: Walk) -> None:
    client, address = signed_in(asked.owner), page("answer", asked.application)
    sheet = hidden(client.get(address))
    short = client.post(address, sheet | {"answer_1": "A line camera.", "answer_2": "Yes.", "answer_3": ""})
    assert errors(short) == ["Write an answer to question 3 before you send."]
    applications.save_section(
        application=asked.application, section="work", values={"model": "DINOv3"}, actor=asked.owner, at=NOW
    )
    whole = {"answer_1": "A line camera.", "answer_2": "Yes.", "answer_3": "No."}
    assert client.post(address, hidden(client.get(address)) | whole).status_code == 302
    asked.application.refresh_from_db()
    assert asked.application.status == Status.IN_REVIEW
    assert asked.application.versions.first().number == 2
    assert list(Question.objects.values_list("answer", flat=True)) == ["A line camera.", "Yes.", "No."]
    words = text(signed_in(asked.officer).get(reverse("reviews:file", args=[asked.application.public_id])))
    assert "Which camera? The applicant answered A line camera." in words


def test_an_answer_in_a_crafted_round_is_refused_without_its_text(asked: Walk) -> None:
    with pytest.raises(MoveRefused, match="Still to answer: question 2, 3"):
        services.answer(application=asked.application, texts={1: "Yes."}, actor=asked.owner, at=NOW)
    asked.application.refresh_from_db()
    assert asked.application.status == Status.QUESTION_OPEN


def test_answers_are_saved_as_they_are_typed(asked: Walk) -> None:
    client, address = signed_in(asked.owner), page("autosave_answer", asked.application)
    carried = hidden(client.get(page("answer", asked.application)))
    kept = client.post(address, carried | {"answer_1": "A line", "answer_2": "", "answer_3": ""})
    assert kept.status_code == 200
    assert Question.objects.get(position=1).answer == "A line"
    stale = client.post(address, carried | {"answer_1": "Another", "answer_2": "", "answer_3": ""})
    assert stale.status_code == 409
    assert Question.objects.get(position=1).answer == "A line"


def test_both_sides_read_since_when_the_clock_stands_and_what_it_does(asked: Walk) -> None:
    assert asked.application.promised_on == date(2026, 11, 26)
    clock = clock_of(asked.application, at=later(days=7))
    assert (clock.since, clock.days, clock.moved) == (NOW, 5, date(2026, 12, 3))
    for person, address in (
        (asked.owner, asked.application.get_absolute_url()),
        (asked.officer, reverse("reviews:file", args=[asked.application.public_id])),
    ):
        words = text(signed_in(person).get(address))
        assert "The clock has stood since 24.11.2026" in words
        assert "Our answer was promised by Thursday 26 November 2026." in words


def test_reviewers_ask_once_a_file_is_theirs(walk: Walk) -> None:
    assert Role.REVIEWER in walk.application.lifecycle.moves["ask"].by
    with pytest.raises(MoveRefused, match="cannot ask"):
        services.add_question(application=walk.application, text="?", places=[], actor=walk.reviewer, at=NOW)


def test_withdrawing_closes_what_waits_and_what_was_being_written(asked: Walk) -> None:
    asked.withdraw()
    assert Round.objects.get().closed_at == NOW
    assert signed_in(asked.owner).get(page("answer", asked.application)).status_code == 302
