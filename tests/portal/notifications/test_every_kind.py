"""Every message there is, about a real subject, in every language, with no name that is unknown."""

import pytest
from django.conf import settings as configured
from django.urls import resolve

from applications.statuses import Status
from companies.models import JoinRequest
from portal.core.text import single_line
from portal.notifications.kinds import notice
from portal.notifications.models import Channel, Notice
from portal.notifications.rendering import message, models
from portal.workflow.models import Event
from tests.factories import NOW, make_company, make_person, make_walk

# What services send, beside what the tables of moves name.
BY_SERVICES = {
    "allocation_to_set_up": "allocation",
    "decision_to_confirm": "decision",
    "decision_to_prepare": "application",
    "join_asked": "join",
    "offer_reminder": "application",
    "review_to_do": "application",
    "technical_to_do": "application",
}
KINDS = notice.names()


def subject_kinds():
    """Which kind of subject each kind of message is about."""
    by_moves = {
        name: subject
        for subject, model in models().items()
        for move in model.lifecycle.moves.values()
        for name in move.notices
    }
    return by_moves | BY_SERVICES


def make_join():
    return JoinRequest.objects.create(
        company=make_company(), person=make_person(), asked_at=NOW, status=JoinRequest.lifecycle.start
    )


MAKERS = {
    "company": make_company,
    "join": make_join,
    "application": lambda: make_walk(at=Status.APPROVED).application,
    "allocation": lambda: make_walk(at=Status.ACCEPTED).application.allocation,
    "decision": lambda: make_walk(at=Status.IN_REVIEW).prepare(),
}
# Kinds that speak of something that is there only then.
BY_KIND = {"application_question": lambda: make_walk(at=Status.QUESTION_OPEN).application}


@pytest.fixture(autouse=True)
def words(settings):
    """The words as they are."""
    settings.NOTICES_STRICT = True


def test_every_kind_is_tried_here():
    assert set(subject_kinds()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_words(db, kind):
    subject = (BY_KIND.get(kind) or MAKERS[subject_kinds()[kind]])()
    event = Event.record(subject, "told", actor=None, at=NOW, note="Because of the address.\nAnd the name.")
    person = make_person("Ada Weber")
    row = Notice(event=event, kind=kind, recipient=person, channel=Channel.MAIL)
    for language, _name in configured.LANGUAGES:
        words = message(row, subject=subject, language=language)
        assert (words.subject != "", words.subject) == (True, single_line(words.subject))
        assert len(words.paragraphs) >= 1
        assert "{" not in words.subject + "".join(part.text for part in words.paragraphs)
        assert resolve(words.path).func
        assert (words.action, words.audience) != ("", "")
    assert all(hasattr(each, "is_active") for each in notice[kind].recipients(subject))


@pytest.mark.parametrize("kind", [name for name in KINDS if notice[name].may_mute])
def test_what_may_be_switched_off_says_what_it_is_about(kind):
    assert str(notice[kind].about)
