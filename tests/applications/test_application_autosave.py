"""A section saved while somebody types: what is kept, what the page carries on, and whom it never overwrites."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from applications.models import Application
from portal.accounts.models import User
from tests.applications.writing import FIELDS, hidden, page, stored
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def application(draft: Walk) -> Application:
    return draft.application


@pytest.fixture
def mine(draft: Walk) -> Client:
    return signed_in(draft.owner)


@pytest.fixture
def theirs(editor: User) -> Client:
    return signed_in(editor)


def opened(client: Client, application: Application) -> dict[str, str]:
    return FIELDS["project"] | hidden(client.get(page("section", application, "project")))


def autosave(client: Client, application: Application, sheet: dict[str, str]) -> HttpResponse:
    return client.post(page("autosave", application, "project"), sheet)


def on(sheet: dict[str, str], answer: HttpResponse) -> dict[str, str]:
    """The page after the answer: what it carries is new, what it shows is not."""
    return sheet | json.loads(answer.content)["carried"]


def test_what_is_typed_is_kept_and_the_time_said(mine, application) -> None:
    answer = autosave(mine, application, opened(mine, application) | {"title": "Cracks"})
    assert (answer.status_code, answer.json()["at"]) == (200, "10:00:00")
    assert stored(application, "project")["title"] == "Cracks"


def test_a_page_that_saves_itself_is_not_somebody_else(mine, application) -> None:
    sheet = opened(mine, application)
    for title in ("C", "Cr", "Cracks"):
        answer = autosave(mine, application, sheet := sheet | {"title": title})
        assert answer.status_code == 200
        sheet = on(sheet, answer)
    pressed = mine.post(page("section", application, "project"), sheet | {"title": "Cracks found"})
    assert pressed.status_code == 302
    assert stored(application, "project")["title"] == "Cracks found"


def test_what_does_not_fit_waits_and_the_rest_is_kept(mine, application) -> None:
    sheet = opened(mine, application) | {"title": "x" * 500, "benefit": "Fewer recalls."}
    answer = autosave(mine, application, sheet)
    assert answer.status_code == 200
    kept = stored(application, "project")
    assert (kept["title"], kept["benefit"]) == (FIELDS["project"]["title"], "Fewer recalls.")
    shorter = autosave(mine, application, on(sheet, answer) | {"title": "Short"})
    assert (shorter.status_code, stored(application, "project")["title"]) == (200, "Short")


def test_a_colleague_s_other_answer_survives_every_later_save(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    autosave(theirs, application, opened(theirs, application) | {"benefit": "Theirs."})
    for title in ("Mine", "Mine again"):
        answer = autosave(mine, application, sheet := sheet | {"title": title})
        assert answer.status_code == 200
        sheet = on(sheet, answer)
    kept = stored(application, "project")
    assert (kept["title"], kept["benefit"]) == ("Mine again", "Theirs.")


def test_an_answer_that_a_colleague_emptied_stays_empty(mine, theirs, application) -> None:
    sheet = opened(mine, application)
    autosave(theirs, application, opened(theirs, application) | {"benefit": ""})
    sheet = on(sheet, autosave(mine, application, sheet := sheet | {"title": "Mine"}))
    autosave(mine, application, sheet | {"title": "Mine again"})
    assert stored(application, "project") == {
        "title": "Mine again",
        "summary": FIELDS["project"]["summary"],
    }


def test_the_same_answer_by_both_is_left_to_a_person(mine, theirs, application) -> None:
    sheet = opened(mine, application) | {"title": "Mine"}
    autosave(theirs, application, opened(theirs, application) | {"title": "Theirs"})
    answer = autosave(mine, application, sheet)
    assert answer.status_code == 409
    assert answer.json()["text"].startswith("The same answer was changed elsewhere meanwhile.")
    assert stored(application, "project")["title"] == "Theirs"


def test_a_section_that_is_closed_takes_nothing(mine, draft, application) -> None:
    sheet = opened(mine, application) | {"title": "Too late"}
    draft.submit()
    answer = autosave(mine, application, sheet)
    assert (answer.status_code, answer.json()) == (409, {"text": "This section cannot be changed now."})
    assert stored(application, "project")["title"] == FIELDS["project"]["title"]


def sent_after_the_session(draft: Walk, sheet: dict[str, str]) -> Any:
    client = Client()
    return client, client.post(page("section", draft.application, "project"), sheet)


def test_what_was_sent_after_the_session_ended_comes_back_after_signing_in(draft, mine, application) -> None:
    sheet = opened(mine, application) | {"title": "Typed for an hour", "summary": ""}
    _client, answer = sent_after_the_session(draft, sheet)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")
    again = signed_in(draft.owner)
    back = again.get(again.get(answer["Location"])["Location"])
    shown = back.content.decode()
    assert 'value="Typed for an hour"' in shown
    assert "What you typed is still here" in shown
    assert "There is a problem" not in shown
    assert stored(application, "project")["title"] == FIELDS["project"]["title"]
    saved = again.post(page("section", application, "project"), sheet | hidden(back) | {"summary": "S."})
    assert saved.status_code == 302
    assert stored(application, "project")["title"] == "Typed for an hour"


def test_what_came_back_does_not_overwrite_what_a_colleague_wrote_since(draft, mine, theirs, application):
    sheet = opened(mine, application) | {"title": "Mine"}
    _client, answer = sent_after_the_session(draft, sheet)
    autosave(theirs, application, opened(theirs, application) | {"title": "Theirs"})
    again = signed_in(draft.owner)
    back = again.get(again.get(answer["Location"])["Location"])
    saved = again.post(page("section", application, "project"), sheet | hidden(back))
    assert (saved.status_code, stored(application, "project")["title"]) == (200, "Theirs")
    assert "compare the two below" in saved.content.decode()


def test_another_person_finds_nothing_at_that_address(draft, mine, stranger, application) -> None:
    sheet = opened(mine, application) | {"title": "Secret"}
    _client, answer = sent_after_the_session(draft, sheet)
    other = signed_in(stranger)
    assert other.get(other.get(answer["Location"])["Location"]).status_code == 404


def test_too_much_is_not_kept(draft, mine, application) -> None:
    sheet = opened(mine, application) | {"summary": "x" * 70_000}
    _client, answer = sent_after_the_session(draft, sheet)
    assert "kept" not in answer["Location"]


def test_a_key_that_is_no_key_shows_the_page_as_it_is(mine, application) -> None:
    for key in ("nothing", "x" * 500, "é"):
        answer = mine.get(page("section", application, "project"), {"kept": key})
        assert (answer.status_code, "still here" in answer.content.decode()) == (200, False)
