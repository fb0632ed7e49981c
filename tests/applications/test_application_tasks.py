"""The task list, and what the form of the Playground asks of a registered company."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from applications.forms.declaration import DeclarationForm
from applications.progress import State, tasks
from applications.sections import form_of as asked_of
from applications.statuses import Status
from companies.models import Company, FinancialYear
from portal.accounts.models import User
from tests.applications.writing import fill, page, text
from tests.factories import NOW, make_mode, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

MOST_INPUTS = 25
CONTROL = re.compile(r'<(?:input|textarea|select)[^>]* name="(\w+)"')
UNASKED = {"csrfmiddlewaretoken", "seen", "was", "contested", "signed", "cut_off"}  # carried unseen
UNASKED |= {"declared", "language"}


@pytest.fixture
def client(draft: Walk) -> Client:
    return signed_in(draft.owner)


def form_of(response: HttpResponse) -> str:
    return response.content.decode().partition('id="page-form"')[2].partition("</form>")[0]


def states(draft: Walk) -> list[State]:
    return [task.state for task in tasks(draft.application, at=NOW)]


def test_sections_say_where_they_stand(client: Client, draft: Walk) -> None:
    draft.application.sections.exclude(section__in=("project", "work")).delete()
    fill(client, draft.application, "work", model="", later="1")
    assert states(draft) == [State.COMPLETED, State.IN_PROGRESS, *[State.NOT_STARTED] * 4]
    words = text(client.get(page("tasks", draft.application)))
    assert "1 of 6 sections is complete." in words
    assert "Still open: Which model? In progress" in words


def test_every_section_is_a_link_in_any_order(client: Client, draft: Walk) -> None:
    draft.application.sections.all().delete()
    content = client.get(page("tasks", draft.application)).content.decode()
    sections = asked_of(draft.application).sections
    wanted = [page("section", draft.application, section.key) for section in sections]
    assert re.findall(r'class="task-link" href="([^"]+)"', content) == wanted


def test_a_date_that_has_passed_opens_its_section_again(draft: Walk) -> None:
    stale = tasks(draft.application, at=NOW.replace(year=2027, month=3))
    assert [task.section.key for task in stale if task.state == State.IN_PROGRESS] == ["resources"]


def test_the_playground_asks_little(client: Client, draft: Walk) -> None:
    """Counted on the pages as a browser gets them, the signature included."""
    names = [
        name
        for address in [
            *(
                page("section", draft.application, section.key)
                for section in asked_of(draft.application).sections
            ),
            page("check", draft.application),
        ]
        for name in dict.fromkeys(CONTROL.findall(form_of(client.get(address))))
        if name not in UNASKED
    ]
    assert len(names) == len(set(names)) == 25
    assert len(names) <= MOST_INPUTS
    assert "hours" not in names


def test_what_the_company_has_said_is_not_asked_again(draft: Walk) -> None:
    asked = set(asked_of(draft.application).questions)
    known = {field.name for model in (Company, FinancialYear) for field in model._meta.get_fields()}
    assert asked & known == set()
    assert list(DeclarationForm.base_fields) == [
        "seen",
        "signed",
        "cut_off",
        "declared",
        "language",
        "declare",
    ]


def test_fixed_hours_are_shown(client: Client, draft: Walk) -> None:
    words = text(client.get(page("section", draft.application, "resources")))
    assert "GPU-hours: 5,000 GPU-hours . This access mode gives the same to everybody" in words


def test_other_modes_ask_for_hours_within_their_limits() -> None:
    walk = make_walk(at=Status.DRAFT, mode=make_mode("fast-lane"))
    answer = fill(signed_in(walk.owner), walk.application, "resources", hours="60 000")
    assert "Fast Lane gives at most 50,000 GPU-hours. Enter fewer, or choose a larger access mode." in text(
        answer
    )
    fill(signed_in(walk.owner), walk.application, "resources", hours="20 000")
    walk.application.refresh_from_db()
    assert walk.application.hours == 20000


def test_whoever_opens_the_contact_first_is_proposed(draft: Walk, editor: User) -> None:
    draft.application.sections.filter(section="contact").delete()
    content = signed_in(editor).get(page("section", draft.application, "contact")).content.decode()
    assert 'value="Ben Editor"' in content
    assert f'value="{editor.email}"' in content
    assert not draft.application.sections.filter(section="contact").exists()


def test_viewers_and_strangers_have_no_task_list(draft: Walk, viewer: User, stranger: User) -> None:
    for person in (viewer, stranger):
        assert signed_in(person).get(page("tasks", draft.application)).status_code == 404


def test_the_list_leads_on_once_the_draft_is_sent(client: Client, draft: Walk) -> None:
    draft.submit()
    answer = client.get(page("tasks", draft.application))
    assert (answer.status_code, answer["Location"]) == (302, draft.application.get_absolute_url())
