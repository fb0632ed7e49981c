"""One page of the form: what is valid is kept, what is not stays on the page, and the next page follows."""

import pytest
from django.test import Client

from applications.models import Application
from applications.statuses import Status
from portal.workflow.engine import perform
from tests.applications.writing import errors, fill, hidden, page, stored, text
from tests.factories import NOW, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def empty(draft: Walk) -> Application:
    """A draft in which nobody has written."""
    draft.application.sections.all().delete()
    return draft.application


@pytest.fixture
def client(draft: Walk) -> Client:
    return signed_in(draft.owner)


def test_a_complete_section_leads_to_the_next(client: Client, empty: Application) -> None:
    answer = fill(client, empty, "project")
    assert (answer.status_code, answer["Location"]) == (302, page("section", empty, "work"))
    empty.refresh_from_db()
    assert empty.title == "Defects on castings, found by camera"
    assert sorted(stored(empty, "project")) == ["benefit", "summary", "title"]


def test_the_last_section_leads_to_the_check(client: Client, empty: Application) -> None:
    assert fill(client, empty, "contact")["Location"] == page("check", empty)


def test_a_change_from_the_check_leads_back_to_it(client: Client, draft: Walk) -> None:
    address = page("section", draft.application, "work") + "?back=check"
    sent = hidden(client.get(address)) | {
        "kind_of_work": "inference",
        "model": "Llama",
        "software": "vLLM",
        "container": "no",
    }
    assert client.post(address, sent)["Location"] == page("check", draft.application)


def test_a_missing_answer_is_asked_for_and_the_rest_is_kept(client: Client, empty: Application) -> None:
    answer = fill(client, empty, "project", benefit="")
    assert answer.status_code == 200
    assert errors(answer) == ["Say what your company gains from it."]
    assert sorted(stored(empty, "project")) == ["summary", "title"]
    assert "Everything else on this page is saved." in text(answer)
    assert "<title>Error: Describe the project" in answer.content.decode()


def test_later_keeps_what_is_there_and_asks_for_nothing(client: Client, empty: Application) -> None:
    answer = fill(client, empty, "project", summary="", benefit="", later="1")
    assert answer["Location"] == page("tasks", empty)
    assert stored(empty, "project") == {"title": "Defects on castings, found by camera"}
    assert "Saved. You can come back to it at any time." in text(client.get(page("tasks", empty)))


def test_later_says_what_it_could_not_keep_and_shows_it(client: Client, empty: Application) -> None:
    answer = fill(client, empty, "contact", contact_name="", contact_phone="call me", later="1")
    assert errors(answer) == ["Enter a telephone number, for example +352 621 123 456."]
    assert 'value="call me"' in answer.content.decode()
    assert stored(empty, "contact") == {"contact_email": "ada@example.lu"}


def test_what_cannot_be_read_leaves_the_stored_answer_alone(client: Client, draft: Walk) -> None:
    answer = fill(client, draft.application, "resources", storage="much", later="1")
    assert errors(answer) == ["Enter a number, for example 1.5."]
    assert stored(draft.application, "resources")["storage"] == "2.0"


def test_the_page_with_errors_can_be_sent_again(client: Client, empty: Application) -> None:
    """It carries the version that the first sending made, so that nobody conflicts with themselves."""
    first = fill(client, empty, "project", benefit="")
    again = client.post(
        page("section", empty, "project"),
        hidden(first) | {"title": "Cracks", "summary": "We look for cracks.", "benefit": "Fewer faults."},
    )
    assert again["Location"] == page("section", empty, "work")
    assert stored(empty, "project")["title"] == "Cracks"


def test_an_emptied_answer_is_removed(client: Client, draft: Walk) -> None:
    fill(client, draft.application, "work", ran_where="", later="1")
    assert "ran_where" not in stored(draft.application, "work")


def test_a_text_that_is_too_long_is_kept_on_the_page_whole(client: Client, empty: Application) -> None:
    answer = fill(client, empty, "project", title="x" * 130)
    assert errors(answer) == ["Shorten this to 120 characters. It has 130."]
    assert "x" * 130 in answer.content.decode()
    assert "maxlength" not in answer.content.decode()


def test_nothing_typed_is_nothing_begun(client: Client, empty: Application) -> None:
    fill(client, empty, "project", title="", summary="", benefit="", later="1")
    assert not empty.sections.exists()


def test_numbers_are_read_as_people_write_them(client: Client, empty: Application) -> None:
    fill(client, empty, "resources", storage="1,5")
    assert stored(empty, "resources") == {"months": 3, "storage": "1.5", "start": "2027-01-11"}


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("2026-11-23", "Enter a date that is still to come."),
        ("2027-11-24", "Enter a date within the next six months."),
        ("soon", "Enter a date such as 15.01.2027."),
    ],
)
def test_dates_have_their_own_sentences(
    client: Client, empty: Application, start: str, sentence: str
) -> None:
    assert errors(fill(client, empty, "resources", start=start)) == [sentence]


def test_a_change_of_language_keeps_what_was_typed_and_saves_nothing(
    client: Client, empty: Application
) -> None:
    answer = fill(client, empty, "project", title="Kamera", summary="", switch_language="de")
    assert answer.status_code == 200
    assert '<html lang="de">' in answer.content.decode()
    assert 'value="Kamera"' in answer.content.decode()
    assert errors(answer) == []
    assert not empty.sections.exists()


def test_a_section_that_does_not_exist_is_not_found(client: Client, draft: Walk) -> None:
    assert client.get(page("section", draft.application, "soul")).status_code == 404


def test_a_viewer_and_a_stranger_find_nothing(draft: Walk, viewer, stranger) -> None:
    for person in (viewer, stranger):
        browser = signed_in(person)
        address = page("section", draft.application, "project")
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"title": "Mine"}).status_code == 404
    assert stored(draft.application, "project")["title"] == "Defects on castings, found by camera"


def test_a_closed_section_leads_back_with_a_sentence(client: Client, draft: Walk) -> None:
    draft.submit()
    answer = client.get(page("section", draft.application, "project"), follow=True)
    assert answer.redirect_chain == [(draft.application.get_absolute_url(), 302)]
    assert "This cannot be changed now." in text(answer)


def test_what_was_typed_survives_that_a_colleague_submitted_meanwhile(client: Client, draft: Walk) -> None:
    carried = hidden(client.get(page("section", draft.application, "project")))
    draft.submit()
    answer = client.post(page("section", draft.application, "project"), carried | {"title": "Typed for long"})
    assert "This section cannot be changed now." in errors(answer)
    assert 'value="Typed for long"' in answer.content.decode()


def test_a_draft_that_waits_for_the_signature_is_closed(client: Client) -> None:
    walk = make_walk(at=Status.AWAITING_SIGNATURE)
    browser = signed_in(walk.owner)
    address = page("section", walk.application, "project")
    assert browser.get(address).status_code == 302
    perform(walk.application, "return_to_draft", actor=walk.owner, at=NOW)
    assert browser.get(address).status_code == 200


def test_title_is_one_line_without_hidden_characters(client: Client, empty: Application) -> None:
    fill(client, empty, "project", title="Weld\u202e seams\r\nBcc: all\u200b")
    empty.refresh_from_db()
    assert empty.title == "Weld seams Bcc: all"
