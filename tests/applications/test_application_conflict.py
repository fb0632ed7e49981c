"""Two people write in one section at once: nothing is lost, and where both changed an answer a person chooses."""

import pytest
from django.test import Client

from applications.models import Application
from portal.accounts.models import User
from tests.applications.writing import FIELDS, errors, fill, hidden, page, stored, text
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SENTENCE = (
    "Someone else saved this section while you were writing. Nothing of yours is lost: "
    "compare the two below, then save again."
)


@pytest.fixture
def application(draft: Walk) -> Application:
    return draft.application


@pytest.fixture
def mine(draft: Walk) -> Client:
    return signed_in(draft.owner)


@pytest.fixture
def theirs(editor: User) -> Client:
    return signed_in(editor)


def opened(client: Client, application: Application, section: str = "project") -> dict[str, str]:
    """A page that has been open for a while, as it stands on somebody's screen."""
    return FIELDS[section] | hidden(client.get(page("section", application, section)))


def send(client: Client, application: Application, sheet: dict[str, str], section: str = "project"):
    return client.post(page("section", application, section), sheet)


def test_changes_to_different_answers_are_put_together(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", benefit="Fewer recalls.")
    answer = send(mine, application, sheet | {"title": "Cracks"})
    assert answer.status_code == 302
    assert stored(application, "project") == FIELDS["project"] | {
        "title": "Cracks",
        "benefit": "Fewer recalls.",
    }
    assert "A colleague saved this section as well. Both changes are kept." in text(
        mine.get(answer["Location"])
    )


def test_the_same_answer_by_both_is_shown_twice_and_not_saved(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Cracks on castings", benefit="Fewer recalls.")
    answer = send(mine, application, sheet | {"title": "Defects, seen early"})
    page_text = text(answer)
    assert errors(answer) == [SENTENCE]
    assert "Ben Editor saved this answer:" in page_text
    assert "Cracks on castings" in page_text
    assert 'value="Defects, seen early"' in answer.content.decode()
    assert "Fewer recalls." in answer.content.decode()  # only the colleague changed it: it is there already
    assert stored(application, "project")["title"] == "Cracks on castings"


def test_ones_own_words_can_be_kept(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Theirs", benefit="Fewer recalls.")
    conflict = send(mine, application, sheet | {"title": "Mine"})
    kept = sheet | hidden(conflict) | {"title": "Mine and theirs", "benefit": "Fewer recalls."}
    assert send(mine, application, kept).status_code == 302
    assert stored(application, "project") == FIELDS["project"] | {
        "title": "Mine and theirs",
        "benefit": "Fewer recalls.",
    }


def test_the_colleagues_words_can_be_taken(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Theirs")
    conflict = send(mine, application, sheet | {"title": "Mine"})
    assert 'name="take" value="title"' in conflict.content.decode()
    taken = sheet | hidden(conflict) | {"title": "Mine", "take": "title"}
    assert send(mine, application, taken).status_code == 302
    assert stored(application, "project")["title"] == "Theirs"


def test_a_third_save_in_between_is_noticed_again(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Theirs")
    conflict = send(mine, application, sheet | {"title": "Mine"})
    fill(theirs, application, "project", title="Theirs, again")
    again = send(mine, application, sheet | hidden(conflict) | {"title": "Mine"})
    assert errors(again) == [SENTENCE]
    assert "Theirs, again" in text(again)
    assert 'value="Mine"' in again.content.decode()


def test_a_change_of_language_shows_both_texts_again(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Theirs")
    conflict = send(mine, application, sheet | {"title": "Mine"})
    turned = sheet | hidden(conflict) | {"title": "Mine", "take": "title", "switch_language": "fr"}
    answer = send(mine, application, turned)
    content = answer.content.decode()
    assert '<html lang="fr">' in content
    assert ("Theirs" in text(answer), 'value="Mine"' in content) == (True, True)
    assert 'id="take_title" checked' in content
    assert stored(application, "project")["title"] == "Theirs"


def test_an_answer_that_the_colleague_removed_counts_as_a_change(mine, theirs, application) -> None:
    sheet = opened(mine, application, "work")
    fill(theirs, application, "work", ran_where="", later="1")
    answer = send(mine, application, sheet | {"ran_where": "Two workstations"}, "work")
    assert errors(answer) == [SENTENCE]
    assert "Nothing: the answer was removed." in text(answer)


def test_two_people_who_begin_an_empty_section_conflict_too(mine, theirs, application) -> None:
    application.sections.all().delete()
    sheet = opened(mine, application)
    fill(theirs, application, "project", title="Theirs")
    answer = send(mine, application, sheet | {"title": "Mine"})
    assert errors(answer) == [SENTENCE]


@pytest.mark.parametrize("nonsense", ["", "-1", "x", "9" * 40])
def test_a_page_that_says_nothing_of_its_age_is_old(mine, application, nonsense: str) -> None:
    sheet = FIELDS["project"] | {"title": "Mine", "seen": nonsense, "was": "= == title"}
    assert errors(send(mine, application, sheet)) == [SENTENCE]
    assert stored(application, "project")["title"] == FIELDS["project"]["title"]
