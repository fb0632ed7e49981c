"""Steps and decisions say which version they judged, and what a newer one changed."""

import pytest
import time_machine
from django.urls import reverse

from applications import services
from applications.dialogue import services as dialogue
from applications.statuses import Status
from portal.workflow.engine import AlreadyMoved
from reviews import services as reviews
from reviews.judged import refuse_if_newer
from tests.applications.writing import errors, hidden, text
from tests.factories import NOW, later, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def file_of(walk: Walk, rest: str = "") -> str:
    return reverse("reviews:file", args=[walk.application.public_id]) + rest


def newer(walk: Walk) -> None:
    """A question on one answer brings a second version."""
    asked = [("Which model?", ["work.model"])]
    dialogue.ask(application=walk.application, questions=asked, actor=walk.officer, at=NOW)
    services.save_section(
        application=walk.application, section="work", values={"model": "DINOv3"}, actor=walk.owner, at=NOW
    )
    dialogue.answer(application=walk.application, texts={1: "Newer."}, actor=walk.owner, at=later(hours=1))


def test_a_step_says_what_changed_since_it_was_judged() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.eligible()
    assert walk.application.steps.get(kind="eligibility").version.number == 1
    assert "Judged version 1" in text(signed_in(walk.officer).get(file_of(walk)))
    newer(walk)
    shown = signed_in(walk.officer).get(file_of(walk))
    said = "Judged version 1; version 2 changed: Work and model (Which model?). See what changed"
    assert said in text(shown)
    link = reverse("applications:changes", args=[walk.application.public_id]) + "?from=1&amp;to=2"
    assert link in shown.text
    reviews.close_step(step=walk.step(), outcome="feasible", actor=walk.assessor, at=later(hours=2))
    assert walk.application.steps.get(kind="technical").version.number == 2
    assert said in text(signed_in(walk.officer).get(file_of(walk, "decide/")))


def test_a_decision_says_it_to_the_second_person() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    assert decision.version.number == 1
    newer(walk)
    words = text(signed_in(walk.decider).get(file_of(walk, "decision/")))
    assert words.count("Judged version 1; version 2 changed: Work and model (Which model?).") == 3


def test_a_page_that_was_opened_before_the_new_version_is_refused() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    client = signed_in(walk.officer)
    sheet = hidden(client.get(file_of(walk, "step/")))
    assert sheet["read"] == "1"
    newer(walk)
    checks = {f"check_{name}": "on" for name in walk.checks()}
    stale = client.post(file_of(walk, "step/"), sheet | checks | {"outcome": "eligible", "note": "Fine"})
    assert "Version 2 has come in since you opened this page." in errors(stale)[0]
    assert "Fine" in stale.text
    assert walk.step().kind == "eligibility"
    with pytest.raises(AlreadyMoved):
        refuse_if_newer(walk.application, seen=1)
