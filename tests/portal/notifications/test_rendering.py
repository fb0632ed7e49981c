"""From a row to a message: the subject, its relations, and its link."""

import pytest

from applications.models import Application
from companies.models import Company, JoinRequest
from portal.notifications.models import Notice
from portal.notifications.rendering import load, message, models, related, subject_of
from portal.workflow.models import Event
from tests.factories import NOW, make_company, make_person


def test_every_kind_of_subject_can_be_found_by_its_name():
    found = models()
    assert {name: model.kind for name, model in found.items()} == {name: name for name in found}
    assert found["company"] is Company


def test_a_subject_is_joined_with_what_its_words_may_name():
    assert set(related(JoinRequest)) == {"company", "person"}
    assert {"company", "mode"} <= set(related(Application))
    assert [name for name in related(Application) if name.endswith("_by")] == []


@pytest.mark.parametrize("count", [1, 3])
def test_many_subjects_cost_what_one_does(db, django_assert_num_queries, count):
    companies = [make_company() for _ in range(count)]
    joins = [
        JoinRequest.objects.create(company=company, person=make_person(), asked_at=NOW, status="asked")
        for company in companies
    ]
    events = [Event.record(subject, "told", actor=None, at=NOW) for subject in (*companies, *joins)]
    with django_assert_num_queries(2):
        found = load(events)
        assert [found[event.subject_kind, event.subject_id].notice_context(event) for event in events]


def test_the_message_names_its_link_and_its_language(first, company):
    words = message(first, subject=subject_of(first.event), language="en")
    assert (words.path, words.language, words.action, words.audience) == (
        company.get_absolute_url(),
        "en",
        "See your company",
        "Everyone in the company",
    )


def test_a_typed_reason_keeps_its_lines(first, company):
    event = Event.record(company, "told", actor=None, at=NOW, note="The address.\nThe name.")
    row = Notice(event=event, kind="company_returned", recipient=first.recipient)
    words = message(row, subject=company, language="en")
    assert [part.lines for part in words.paragraphs] == [("The address.", "The name.")]


def test_a_subject_that_nobody_knows_is_an_error(first):
    event = Event(subject_kind="unheard_of", subject_id=1)
    with pytest.raises(LookupError):
        subject_of(event)
