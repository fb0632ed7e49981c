"""The page of one application: what must I do now and by when, in public words, and no more than that."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from tests.applications.writing import page, text
from tests.factories import NOW, join, make_person, make_walk
from tests.factories.applications import REASONS
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

NOW_HEADING = "What you have to do now"


def shown(person, application: Application) -> str:
    return text(signed_in(person).get(application.get_absolute_url()))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.DRAFT, "Draft"),
        (Status.AWAITING_SIGNATURE, "Waiting for signature"),
        (Status.SUBMITTED, "Received"),
        (Status.IN_REVIEW, "In review"),
        (Status.QUESTION_OPEN, "We need an answer"),
        (Status.APPROVED, "Offer made"),
        (Status.ACCEPTED, "Accepted"),
        (Status.OFFER_REFUSED, "Offer not taken up"),
        (Status.LAPSED, "Offer lapsed"),
        (Status.DECLINED, "Not approved"),
        (Status.INELIGIBLE, "Not eligible"),
        (Status.WITHDRAWN, "Withdrawn"),
    ],
)
def test_every_state_is_said_in_public_words(status: Status, words: str) -> None:
    walk = make_walk(at=status)
    reference = f" · {walk.application.reference}" if walk.application.reference else ""
    assert f"Playground · Ardenne Vision S.à r.l.{reference} {words} " in shown(walk.owner, walk.application)


@pytest.mark.parametrize(
    ("status", "duty", "route"),
    [
        (Status.DRAFT, "6 of 6 sections are complete. Check and send it", "check"),
        (Status.AWAITING_SIGNATURE, "It is ready: read it and sign. Read and sign", "check"),
        (
            Status.QUESTION_OPEN,
            "We asked you something. The clock stands until you answer. "
            "By 08.12.2026, 17:00 (Luxembourg time, UTC+1) Answer the questions",
            "answer",
        ),
    ],
)
def test_the_owner_reads_first_what_to_do_and_by_when(status: Status, duty: str, route: str) -> None:
    walk = make_walk(at=status)
    answer = signed_in(walk.owner).get(walk.application.get_absolute_url())
    assert f"{NOW_HEADING} {duty}" in text(answer)
    assert f'href="{page(route, walk.application)}"' in answer.content.decode()


def test_an_offer_is_answered_by_its_date() -> None:
    walk = make_walk(at=Status.APPROVED)
    words = shown(walk.owner, walk.application)
    assert f"{NOW_HEADING} We made you an offer of 5,000 GPU-hours." in words
    assert "By 08.12.2026, 17:00 (Luxembourg time, UTC+1) Answer the offer" in words
    editor = join(walk.company, role=Role.EDITOR)
    words = shown(editor, walk.application)
    assert NOW_HEADING not in words
    assert "An offer waits for the answer of the owner of your company." in words


@pytest.mark.parametrize("status", [Status.DRAFT, Status.AWAITING_SIGNATURE, Status.QUESTION_OPEN])
def test_a_viewer_has_nothing_to_do(status: Status) -> None:
    walk = make_walk(at=status)
    viewer = join(walk.company, role=Role.VIEWER)
    assert NOW_HEADING not in shown(viewer, walk.application)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_REVIEW])
def test_while_we_look_at_it_the_promise_stands_there(status: Status) -> None:
    walk = make_walk(at=status)
    words = shown(walk.owner, walk.application)
    assert NOW_HEADING not in words
    assert "You get our answer by Thursday 26 November 2026." in words
    assert (
        "What happens before the decision Received 24.11.2026, 10:00 We check that your company is eligible"
        in words
    )


def test_nothing_tells_how_far_the_review_has_come() -> None:
    """The page is the same before and after each step, and while a decision waits for its second person."""
    walk = make_walk(at=Status.IN_REVIEW)
    client = signed_in(walk.owner)
    address = walk.application.get_absolute_url()
    before = text(client.get(address))
    walk.prepare()
    assert text(client.get(address)) == before


def test_no_member_of_staff_is_named() -> None:
    for status in (Status.DECLINED, Status.APPROVED, Status.QUESTION_OPEN):
        walk = make_walk(at=status)
        words = shown(walk.owner, walk.application)
        for person in (walk.officer, walk.assessor, walk.decider):
            assert person.name not in words


@pytest.mark.parametrize("status", [Status.DECLINED, Status.INELIGIBLE])
def test_a_refusal_comes_with_reasons_and_remedies_in_its_own_language(status: Status) -> None:
    walk = make_walk(at=status)
    answer = signed_in(walk.owner).get(walk.application.get_absolute_url())
    letter = answer.content.decode().partition('lang="fr"')[2]
    assert REASONS in letter
    assert "tribunal administratif" in letter


def test_timeline_tells_what_happened_and_no_more() -> None:
    walk = make_walk(at=Status.DECLINED)
    words = shown(walk.owner, walk.application)
    after = words.partition("What has happened")[2]
    at = "24.11.2026, 10:00"
    assert after.startswith(f" Application received {at} Review started {at} Not approved {at}")


def test_answers_and_versions_can_be_read() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    words = shown(walk.owner, walk.application)
    assert "Which model? DINOv2, 300 million parameters" in words
    assert f"SHA-256 {walk.application.versions.get().digest}" in words


def test_corrections_that_are_not_sent_yet_do_not_stand_as_submitted() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    walk.application.sections.filter(section="work").update(values={"model": "Not sent yet"})
    assert "Not sent yet" not in shown(walk.owner, walk.application)


def test_the_staff_is_led_to_its_own_file() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    answer = signed_in(walk.officer).get(walk.application.get_absolute_url())
    assert answer["Location"] == reverse("reviews:file", args=[walk.application.public_id])


def test_others_find_nothing(stranger) -> None:
    walk = make_walk(at=Status.DRAFT)
    assert signed_in(stranger).get(walk.application.get_absolute_url()).status_code == 404
    assert signed_in(walk.officer).get(walk.application.get_absolute_url()).status_code == 404
    assert Client().get(walk.application.get_absolute_url()).status_code == 302


@pytest.mark.parametrize("events", [1, 3])
def test_the_page_costs_the_same_for_a_longer_story(events: int, django_assert_max_num_queries) -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    for number in range(events):
        made = walk.application.rounds.create(
            begun_at=NOW,
            begun_by=walk.officer,
            sent_at=NOW,
            sent_by=walk.officer,
            answer_by=NOW.date(),
            answered_at=NOW,
            answered_by=walk.owner,
        )
        made.questions.create(position=1, text="?", answer="!", added_at=NOW, added_by=walk.officer)
        first = walk.application.versions.last()
        walk.application.versions.create(
            number=number + 2, content=first.content, digest="0" * 64, at=NOW, by=walk.owner
        )
    client = signed_in(walk.owner)
    with django_assert_max_num_queries(12):
        client.get(walk.application.get_absolute_url())


def test_a_person_without_a_name_breaks_nothing() -> None:
    owner = make_person(" ")
    walk = make_walk(at=Status.SUBMITTED, owner=owner)
    assert "Version 1" in shown(owner, walk.application)
