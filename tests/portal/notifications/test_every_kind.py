"""Every message there is, about a real subject, in every language, with no name that is unknown."""

import pytest
from django.conf import settings as configured
from django.urls import resolve

from applications.statuses import Status
from companies.memberships import Concerned
from companies.models import JoinRequest
from portal.accounts.roles import STAFF_ROLES
from portal.core.text import single_line
from portal.notifications.kinds import notice
from portal.notifications.models import Channel, Notice
from portal.notifications.rendering import load, message, models, title
from portal.workflow.models import Event
from reviews.services import close_step
from tests.factories import (
    NOW,
    make_company,
    make_invitation,
    make_mandate,
    make_mode,
    make_person,
    make_staff,
    make_walk,
)

# What services send, beside what the tables of moves name.
BY_SERVICES = {
    "allocation_to_set_up": "allocation",
    "company_ends_soon": "company",
    "decision_to_confirm": "decision",
    "decision_to_prepare": "application",
    "draft_carried": "application",
    "join_asked": "join",
    "mandate_ending": "mandate",
    "mandate_to_check": "mandate",
    "member_gone": "company",
    "member_removed": "company",
    "member_role_changed": "company",
    "offer_reminder": "application",
    "promise_endangered": "application",
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
    "invitation": make_invitation,
    "mandate": make_mandate,
    "join": make_join,
    "application": lambda: make_walk(at=Status.APPROVED).application,
    "allocation": lambda: make_walk(at=Status.ACCEPTED).application.allocation,
    "decision": lambda: make_walk(at=Status.IN_REVIEW).prepare(),
}


def asked():
    subject = make_walk(at=Status.QUESTION_OPEN).application
    return subject, Event.objects.of(subject).get(name="ask")


def waits_for_review():
    walk = make_walk(at=Status.IN_REVIEW, mode=make_mode("fast-lane"))
    walk.eligible()
    close_step(step=walk.step(), outcome="feasible", actor=walk.assessor, at=NOW)
    return walk.application, Event.objects.of(walk.application).last()


def may_reply():
    subject = make_walk(at=Status.REPLY_OPEN).application
    return subject, Event.objects.of(subject).last()


def missed_a_cut_off():
    subject = make_walk(at=Status.DRAFT).application
    return subject, Event.record(subject, "draft.carried", actor=None, at=NOW, data={"next": NOW.isoformat()})


# What is told at one point of an application's way only.
AT_ONE_POINT = {
    "application_question": asked,
    "draft_carried": missed_a_cut_off,
    "reply_invited": may_reply,
    "review_to_do": waits_for_review,
}


OF_A_MEMBER = ("member_gone", "member_removed", "member_role_changed")


def concerned(company):
    """A company with the member of whom the message tells."""
    return Concerned(company=company, person=company.memberships.get().user)


def told_of(kind):
    """A subject, and an event that this kind could be about."""
    if kind in AT_ONE_POINT:
        return AT_ONE_POINT[kind]()
    subject = MAKERS[subject_kinds()[kind]]()
    note = "Because of the address.\nAnd the name."
    return subject, Event.record(subject, "told", actor=None, at=NOW, note=note)


@pytest.fixture(autouse=True)
def words(settings):
    """The words as they are."""
    settings.NOTICES_STRICT = True


def test_every_kind_is_tried_here():
    assert set(subject_kinds()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_words(db, kind):
    subject, event = told_of(kind)
    person = make_person("Ada Weber")
    row = Notice(event=event, kind=kind, recipient=person, channel=Channel.MAIL)
    for language, _name in configured.LANGUAGES:
        words = message(row, subject=subject, language=language)
        assert (words.subject != "", words.subject) == (True, single_line(words.subject))
        assert len(words.paragraphs) >= 1
        assert "{" not in words.subject + "".join(part.text for part in words.paragraphs)
        assert resolve(words.path).func
        assert (words.action, words.audience) != ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_told_may_see_what_it_is_about(db, kind):
    """Or the inbox would hide the message from the moment it came."""
    subject, event = told_of(kind)
    for role in STAFF_ROLES:
        make_staff(role)
    people = list(notice[kind].recipients(concerned(subject) if kind in OF_A_MEMBER else subject))
    blind = [
        person.name for person in people if not notice[kind].farewell and not load([event], visible_to=person)
    ]
    assert (len(people) > 0, blind) == (True, [])


@pytest.mark.parametrize("kind", [name for name in KINDS if notice[name].may_mute])
def test_what_may_be_switched_off_says_what_it_is_about(kind):
    assert str(notice[kind].about)


@pytest.mark.parametrize("count", [1, 4])
def test_a_list_of_titles_costs_the_same_for_every_kind(db, count, django_assert_num_queries):
    """One query for each table that messages are about."""
    person = make_person()
    makers = [make for make in MAKERS.values() for _ in range(count)]
    subjects = [make() for make in makers]
    rows = [
        Notice(event=Event.record(subject, "told", actor=None, at=NOW), kind=kind, recipient=person)
        for subject in subjects
        for kind in KINDS
        if subject_kinds()[kind] == subject.kind
    ]
    with django_assert_num_queries(len(MAKERS)):
        found = load(row.event for row in rows)
        for row in rows:
            subject = found[row.event.subject_kind, row.event.subject_id]
            assert title(row, subject=subject, language="en")
