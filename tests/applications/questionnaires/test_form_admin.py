"""An administrator copies, edits, looks at, tries and publishes an edition; nobody else gets near."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import AccessMode
from applications.questionnaires.models import Edition, QuestionRow, SectionRow
from applications.questionnaires.seeds.forms import LANGUAGES
from applications.statuses import Status
from portal.accounts.roles import Role
from tests.applications.writing import text
from tests.factories import make_mode, make_staff, make_walk
from tests.factories.questionnaires import (
    make_administrator,
    make_answer_file,
    make_edition,
    make_question,
    make_section,
)
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

INPUT = re.compile(r'<input[^>]* name="([^"]+)"[^>]*?(?: value="([^"]*)")?[^>]*>')
WORDS = {f"missing_{code}": "Say it." for code in LANGUAGES}


@pytest.fixture
def mode(db: None) -> AccessMode:
    return make_mode()


@pytest.fixture
def client(mode: AccessMode) -> Client:
    return signed_in(make_administrator())


@pytest.fixture
def in_use(mode: AccessMode) -> Edition:
    return Edition.objects.get(public_id=mode.form_id)


def place(name: str, edition: Edition) -> str:
    return reverse(f"admin:questionnaires_{name}", args=[edition.pk])


def test_a_copy_is_made_by_a_button_and_once(client: Client, in_use: Edition) -> None:
    shown = client.get(place("edition_change", in_use)).content.decode()
    assert place("copy", in_use) in shown
    assert client.get(place("copy", in_use)).status_code == 302
    assert Edition.objects.filter(status="draft").count() == 0
    answers = [client.post(place("copy", in_use), follow=True) for _click in range(2)]
    assert "This is the new draft. Nobody sees it yet." in text(answers[0])
    assert "There is a draft for this access mode already." in text(answers[1])
    assert Edition.objects.filter(status="draft").count() == 1


def test_what_is_published_is_looked_at_and_a_draft_is_edited(client: Client, in_use: Edition) -> None:
    draft = make_edition(in_use.mode)
    for edition, changes in ((in_use, False), (draft, True)):
        section = edition.sections.first()
        question = section.questions.first()
        for name, row in (("edition", edition), ("sectionrow", section), ("questionrow", question)):
            shown = client.get(reverse(f"admin:questionnaires_{name}_change", args=[row.pk]))
            assert shown.status_code == 200
            assert ('name="_save"' in shown.content.decode()) == changes, (name, changes)


def fields(shown: str) -> dict[str, Any]:
    """What a page of the administration sends back unchanged."""
    found = {name: value for name, value in INPUT.findall(shown) if "TOTAL" in name or "INITIAL" in name}
    return found | {name: "0" for name in found if "INITIAL" in name}


def test_a_question_is_written_in_four_languages(client: Client, in_use: Edition) -> None:
    question = make_question(make_section(make_edition(in_use.mode)))
    address = reverse("admin:questionnaires_questionrow_change", args=[question.pk])
    sent = fields(client.get(address).content.decode()) | {
        "key": "energy",
        "position": "1",
        "kind": "long",
        "options": '{"limit": 300}',
        "condition": '{"question": "personal", "is": ["yes"]}',
        **{f"label_{code}": f"Energy ({code})?" for code in LANGUAGES},
    }
    assert client.post(address, sent).status_code == 302, text(client.post(address, sent))
    question.refresh_from_db()
    assert (question.key, question.options, question.label_lb) == ("energy", {"limit": 300}, "Energy (lb)?")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"options": '{"colour": 1}'}, "“colour” is no option here. Use: in_words, limit."),
        ({"options": '{"limit": 0}'}, "Give “limit” another value."),
        ({"options": "[]"}, "Write the options in braces, for example"),
        ({"condition": '{"question": "personal"}'}, "A condition has"),
        ({"key": "seen"}, "The page needs this name itself. Choose another."),
        ({"key": "Energy!"}, "Use small letters, digits and underscores, beginning with a letter."),
    ],
)
def test_an_unsound_rule_gets_a_sentence(client: Client, in_use: Edition, changes, sentence: str) -> None:
    question = make_question(make_section(make_edition(in_use.mode)), kind="long")
    address = reverse("admin:questionnaires_questionrow_change", args=[question.pk])
    sent = fields(client.get(address).content.decode()) | {
        "key": "energy",
        "position": "1",
        "kind": "long",
        "options": "{}",
        "condition": "{}",
        **{f"label_{code}": "Energy?" for code in LANGUAGES},
    }
    assert sentence in text(client.post(address, sent | changes))
    question.refresh_from_db()
    assert question.key == "extra"


def test_the_preview_shows_every_section(client: Client, in_use: Edition) -> None:
    for section in in_use.sections.all():
        words = text(client.get(f"{place('preview', in_use)}?section={section.key}"))
        assert section.title in words
        assert "Nothing that you type here is kept." in words
    first = Edition.objects.get(mode=None)
    assert "How many GPU-hours?" in text(client.get(f"{place('preview', first)}?section=resources"))


def test_the_dry_run_names_who_would_miss_an_answer_and_the_button_publishes(
    client: Client, in_use: Edition
) -> None:
    walk = make_walk(at=Status.DRAFT)
    draft = make_edition(in_use.mode)
    make_question(make_section(draft), **WORDS)
    words = text(client.get(place("publish", draft)))
    assert "1 of 1 drafts would miss an answer:" in words
    assert f"{walk.company.name}: Defects on castings, found by camera extra?" in words
    assert Edition.objects.get(pk=draft.pk).status == "draft"
    answer = client.post(place("publish", draft), follow=True)
    assert "The edition is in use. Drafts answer it from now on." in text(answer)
    assert AccessMode.objects.get(pk=in_use.mode_id).form_id == draft.public_id
    assert client.post(place("publish", draft)).status_code == 302  # a second click changes nothing
    assert Edition.objects.filter(mode=in_use.mode, status="published").count() == 1


def test_what_is_unsound_has_no_button(client: Client, in_use: Edition) -> None:
    draft = make_edition(in_use.mode)
    make_section(draft)
    shown = client.get(place("publish", draft))
    assert "The section “Extra” asks nothing." in text(shown)
    assert 'value="Publish this edition"' not in shown.content.decode()
    assert "The section “Extra” asks nothing." in text(client.post(place("publish", draft), follow=True))
    assert Edition.objects.get(pk=draft.pk).status == "draft"


def test_a_draft_is_thrown_away_and_a_published_edition_is_not(client: Client, in_use: Edition) -> None:
    draft = make_edition(in_use.mode)
    for edition, status in ((draft, 302), (in_use, 403)):
        assert client.post(place("edition_delete", edition), {"post": "yes"}).status_code == status
    assert list(Edition.objects.filter(mode=in_use.mode)) == [in_use]
    assert SectionRow.objects.filter(edition=in_use).count() == 6


def test_staff_without_the_rights_get_nothing(in_use: Edition) -> None:
    officer = signed_in(make_staff(Role.OFFICER))
    for name in ("copy", "preview", "publish", "edition_change"):
        assert officer.get(place(name, in_use)).status_code in (302, 403)
        assert officer.post(place(name, in_use)).status_code in (302, 403)
    assert Edition.objects.filter(status="draft").count() == 0


@pytest.mark.parametrize(
    "name", ["edition", "sectionrow", "questionrow", "choicerow", "columnrow", "answerfile"]
)
def test_lists_cost_the_same_for_any_length(client: Client, name: str, django_assert_max_num_queries) -> None:
    make_answer_file(make_walk(at=Status.DRAFT).application)
    with django_assert_max_num_queries(10):
        assert client.get(reverse(f"admin:questionnaires_{name}_changelist")).status_code == 200
    assert QuestionRow.objects.count() > 100
