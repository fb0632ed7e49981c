"""Editions: copied, made sound, published, and from then on never changed by anybody."""

import re

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from applications.models import AccessMode
from applications.questionnaires import services
from applications.questionnaires.models import FIRST, ChoiceRow, Edition, QuestionRow, SectionRow
from applications.questionnaires.problems import problems_of
from applications.questionnaires.reading import of_mode, questionnaire, read
from applications.questionnaires.seeds.forms import LANGUAGES
from applications.questionnaires.trial import tried
from applications.sections import form_of, unfinished
from applications.statuses import Status
from portal.workflow.engine import MoveRefused
from portal.workflow.models import Event
from tests.factories import NOW, make_mode, make_person, make_walk
from tests.factories.questionnaires import (
    make_administrator,
    make_choice,
    make_column,
    make_edition,
    make_question,
    make_section,
)

pytestmark = pytest.mark.django_db

WORDS = {f"missing_{code}": "Say it." for code in LANGUAGES}


@pytest.fixture
def mode() -> AccessMode:
    return make_mode()


@pytest.fixture
def administrator():
    return make_administrator()


@pytest.fixture
def draft(mode: AccessMode, administrator) -> Edition:
    return make_edition(mode, by=administrator)


def publish(edition: Edition, person) -> AccessMode:
    services.publish(edition=edition, actor=person, at=NOW)
    return AccessMode.objects.get(pk=edition.mode_id)


def test_every_mode_has_a_sound_edition_in_use() -> None:
    for mode in AccessMode.objects.all():
        assert problems_of(Edition.objects.get(public_id=mode.form_id)) == []


def test_larger_modes_ask_more() -> None:
    asked = [len(of_mode(make_mode(slug)).questions) for slug in ("playground", "fast-lane", "large-scale")]
    assert asked == [25, 59, 70]


def test_a_copy_asks_the_same_in_every_language(mode: AccessMode, draft: Edition) -> None:
    before, after = of_mode(mode), read(draft)
    assert [section.questions for section in after.sections] == [
        section.questions for section in before.sections
    ]
    assert [(s.key, s.title, s.name, s.lead) for s in after.sections] == [
        (s.key, s.title, s.name, s.lead) for s in before.sections
    ]
    assert (draft.number, draft.status) == (2, "draft")


def test_there_is_one_draft_for_a_mode(mode: AccessMode, draft: Edition, administrator) -> None:
    in_use = Edition.objects.get(public_id=mode.form_id)
    with pytest.raises(MoveRefused, match="a draft for this access mode already"):
        services.copy(edition=in_use, actor=administrator, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition(mode=mode, number=9, created_at=NOW, **{"status": "draft"}).save()


def test_publishing_replaces_the_edition_in_use_and_is_recorded(
    mode: AccessMode, draft: Edition, administrator
) -> None:
    before = mode.form
    mode = publish(draft, administrator)
    before.refresh_from_db()
    draft.refresh_from_db()
    assert (mode.form_id, before.status, draft.status) == (draft.public_id, "retired", "published")
    assert (draft.published_by, draft.published_at) == (administrator, NOW)
    assert [event.name for event in Event.objects.of(draft)] == ["create", "publish"]
    assert Event.objects.of(before).last().data == {"by": draft.public_id}


def test_only_administrators_publish(draft: Edition) -> None:
    with pytest.raises(MoveRefused):
        services.publish(edition=draft, actor=make_person(), at=NOW)
    assert Edition.objects.get(pk=draft.pk).status == "draft"


def test_the_form_of_all_modes_is_not_copied(administrator) -> None:
    with pytest.raises(MoveRefused, match="belongs to no access mode"):
        services.copy(edition=Edition.objects.get(public_id=FIRST), actor=administrator, at=NOW)


@pytest.mark.parametrize("public_id", [FIRST, ""])
@pytest.mark.parametrize("model", [SectionRow, QuestionRow, ChoiceRow])
def test_the_database_refuses_to_change_what_was_published(mode: AccessMode, model, public_id: str) -> None:
    """Past every page, by plain SQL: neither the edition in use nor a replaced one."""
    edition = Edition.objects.get(public_id=public_id or mode.form_id)
    way = {SectionRow: "edition", QuestionRow: "section__edition", ChoiceRow: "question__section__edition"}
    rows = model.objects.filter(**{way[model]: edition})
    assert rows.exists()
    for act in (lambda: rows.update(key="other"), lambda: rows._raw_delete("default")):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(number=77)


def test_nothing_moves_out_of_a_published_edition_into_a_draft(mode: AccessMode, draft: Edition) -> None:
    section = SectionRow.objects.filter(edition__public_id=mode.form_id).first()
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        SectionRow.objects.filter(pk=section.pk).update(edition=draft, key="moved")
    mine = SectionRow.objects.filter(edition=draft).first()
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        SectionRow.objects.filter(pk=mine.pk).update(edition=section.edition, key="moved")


def test_what_was_published_is_read_once(mode: AccessMode, django_assert_num_queries) -> None:
    questionnaire(mode.form_id)
    with django_assert_num_queries(0):
        assert of_mode(mode).public_id == mode.form_id


def test_a_draft_is_read_anew_each_time(draft: Edition) -> None:
    before = questionnaire(draft.public_id)
    make_question(make_section(draft))
    assert len(questionnaire(draft.public_id).questions) == len(before.questions) + 1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda draft: make_section(draft), "The section “Extra” asks nothing."),
        (
            lambda draft: make_question(make_section(draft), "model"),
            "Two questions have the key “model”. Rename one of them.",
        ),
        (
            lambda draft: make_question(make_section(draft), kind="choice"),
            "“extra” has no answers to choose from.",
        ),
        (lambda draft: make_question(make_section(draft), kind="table"), "“extra” has no columns."),
        (
            lambda draft: make_question(make_section(draft), label_lb=""),
            "“extra”: “extra?” is missing in Lëtzebuergesch.",
        ),
        (
            lambda draft: make_choice(
                make_question(make_section(draft), kind="choice", options={"blocks": ["x"]})
            ),
            "“extra”: the option “blocks” names the answer “x”, which is not there.",
        ),
        (
            lambda draft: make_column(
                make_question(
                    make_section(draft),
                    kind="table",
                    options={"sum_column": "one", "sum_question": "storage"},
                )
            ),
            "“extra” has to add up a column of numbers to another question that is a number.",
        ),
        (
            lambda draft: make_question(make_section(draft), condition={"question": "soul", "is": ["x"]}),
            "“extra” depends on “soul”, which is not asked before it.",
        ),
        (
            lambda draft: make_question(
                make_section(draft), condition={"question": "personal", "is": ["maybe"]}
            ),
            "“extra” waits for the answer “maybe” to “personal”, which cannot be chosen.",
        ),
        (
            lambda draft: make_question(make_section(draft), condition={"question": "model", "at_least": 3}),
            "“extra” compares “model” with a number, and it is none.",
        ),
        (
            lambda draft: QuestionRow.objects.filter(section__edition=draft, key="start").delete(),
            "Every form needs a compulsory question “start” of the kind “Date”, always asked.",
        ),
    ],
)
def test_an_unsound_edition_is_not_published(draft: Edition, administrator, spoil, sentence: str) -> None:
    spoil(draft)
    assert problems_of(draft) == [sentence]
    with pytest.raises(MoveRefused, match=re.escape(sentence[:20])):
        services.publish(edition=draft, actor=administrator, at=NOW)
    assert Edition.objects.filter(mode=draft.mode, status="published").get().number == 1


def test_the_dry_run_names_the_drafts_that_would_miss_an_answer(
    draft: Edition, django_assert_num_queries
) -> None:
    walks = [make_walk(at=Status.DRAFT) for _number in range(2)]
    make_walk(at=Status.SUBMITTED)
    question = make_question(make_section(draft), **WORDS)
    with django_assert_num_queries(6):
        trial = tried(draft, today=NOW.date())
    assert (trial.drafts, trial.left_out) == (2, 0)
    assert {each.application for each in trial.missing} == {walk.application for walk in walks}
    assert [str(label) for each in trial.missing for label in each.questions] == ["extra?"] * 2
    assert ([str(label) for label in trial.new], trial.gone) == ([question.label], ())
    assert list(unfinished(walks[0].application, today=NOW.date())) == []


def test_drafts_follow_and_what_was_submitted_stays(draft: Edition, administrator) -> None:
    walk, sent = make_walk(at=Status.DRAFT), make_walk(at=Status.SUBMITTED)
    make_question(make_section(draft), **WORDS)
    publish(draft, administrator)
    for application in (walk.application, sent.application):
        application.refresh_from_db()
        application.mode.refresh_from_db()
    assert form_of(walk.application).public_id == draft.public_id
    assert [section.key for section in unfinished(walk.application, today=NOW.date())] == ["extra"]
    assert form_of(sent.application).number == 1
    assert sent.application.versions.get().content["form"] == sent.application.form_id != draft.public_id


def test_a_submission_without_its_form_cannot_be_stored() -> None:
    application = make_walk(at=Status.SUBMITTED).application
    with pytest.raises(IntegrityError, match="application_sent_keeps_form"), transaction.atomic():
        type(application).objects.filter(pk=application.pk).update(form=None)
