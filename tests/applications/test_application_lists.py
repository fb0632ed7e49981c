"""The list of one's applications and the first screen: own ones only, and as cheap when there are many."""

import pytest

from applications.models import Application
from applications.statuses import Status
from portal.accounts.roles import Role
from portal.ui.duties import Duty, Group, duties_of
from tests.applications.writing import page, text
from tests.factories import NOW, join, later, make_company, make_mode, make_person, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LIST = "/applications/mine/"


def about(person, application: Application, *, at=NOW) -> list[Duty]:
    return [duty for duty in duties_of(person, at=at) if application.public_id in duty.url]


@pytest.fixture
def company(db: None):
    return make_company()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_length(rows: int, company, django_assert_num_queries) -> None:
    for _row in range(rows):
        make_walk(at=Status.SUBMITTED, company=company)
    client = signed_in(company.memberships.get().user)
    with django_assert_num_queries(2):
        assert text(client.get(LIST)).count("Our answer by") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_screen_costs_the_same_for_any_length(rows: int, company, django_assert_num_queries):
    for _row in range(rows):
        for status in (Status.DRAFT, Status.QUESTION_OPEN, Status.APPROVED, Status.ACCEPTED, Status.DECLINED):
            make_walk(at=status, company=company)
    client = signed_in(company.memberships.get().user)
    with django_assert_num_queries(7):
        assert text(client.get("/home/")).count("Answer the question") == rows


def test_the_list_has_the_newest_first_and_only_ones_own() -> None:
    mine = make_walk(at=Status.SUBMITTED)
    draft = make_walk(at=Status.DRAFT, company=mine.company, on=later(hours=1))
    make_walk(at=Status.SUBMITTED)
    content = signed_in(mine.owner).get(LIST).content.decode()
    links = [part.partition('"')[0] for part in content.split('duty-title"><a href="')[1:]]
    assert links == [draft.application.get_absolute_url(), mine.application.get_absolute_url()]


def test_the_list_pages_by_key(company) -> None:
    for number in range(26):
        application = Application(
            company=company, mode=make_mode(), created_at=later(minutes=number), status=Status.DRAFT
        )
        application.save()
    client = signed_in(company.memberships.get().user)
    first = client.get(LIST)
    assert text(first).count("Playground, not named yet") == 25
    following = first.context["page"].next
    assert text(client.get(LIST + following)).count("Playground, not named yet") == 1


def test_an_empty_list_says_how_to_begin(stranger) -> None:
    assert "There is no application yet Choose an access mode to begin one." in text(
        signed_in(stranger).get(LIST)
    )


def test_staff_have_no_applications_of_their_own() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    assert "There is no application yet" in text(signed_in(walk.officer).get(LIST))


def test_a_company_without_applications_is_shown_where_to_begin(company) -> None:
    owner = company.memberships.get().user
    words = text(signed_in(owner).get("/home/"))
    assert "Apply for computing time" in words
    assert "Choose an access mode" in words


def test_a_draft_counts_its_sections() -> None:
    walk = make_walk(at=Status.DRAFT)
    walk.application.sections.filter(section="data").delete()
    (duty,) = about(walk.owner, walk.application)
    assert (duty.text, duty.action, duty.group) == (
        "Playground · Ardenne Vision S.à r.l. · 5 of 6 sections are complete.",
        "Finish the draft",
        Group.WAITING,
    )
    assert duty.url == page("tasks", walk.application)


@pytest.mark.parametrize(
    ("status", "owner", "editor", "viewer"),
    [
        (Status.DRAFT, Group.WAITING, Group.WAITING, Group.UNDER_WAY),
        (Status.AWAITING_SIGNATURE, Group.WAITING, Group.UNDER_WAY, Group.UNDER_WAY),
        (Status.SUBMITTED, Group.UNDER_WAY, Group.UNDER_WAY, Group.UNDER_WAY),
        (Status.QUESTION_OPEN, Group.WAITING, Group.WAITING, Group.UNDER_WAY),
        (Status.APPROVED, Group.WAITING, Group.UNDER_WAY, Group.UNDER_WAY),
        (Status.DECLINED, Group.DONE, Group.DONE, Group.DONE),
    ],
)
def test_what_waits_for_whom(status: Status, owner: Group, editor: Group, viewer: Group) -> None:
    walk = make_walk(at=status)
    people = (walk.owner, join(walk.company, role=Role.EDITOR), join(walk.company, role=Role.VIEWER))
    found = [about(person, walk.application) for person in people]
    assert [[duty.group for duty in duties] for duties in found] == [[owner], [editor], [viewer]]


def test_a_promise_is_said_with_its_day() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    (duty,) = about(walk.owner, walk.application)
    assert duty.text.endswith("Received · We answer by Thursday 26 November 2026.")


def test_an_old_refusal_leaves_the_first_screen() -> None:
    walk = make_walk(at=Status.DECLINED)
    assert about(walk.owner, walk.application, at=later(days=61)) == []


def test_strangers_have_no_part_in_it(stranger) -> None:
    make_walk(at=Status.DRAFT)
    assert duties_of(stranger, at=NOW) == duties_of(make_person(), at=NOW)


def test_a_withdrawal_is_confirmed_first_and_then_final() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    client = signed_in(walk.owner)
    address = page("move", walk.application, "withdraw")
    assert "This cannot be undone." in text(client.get(address))
    answer = client.post(address, {"seen": "in_review"}, follow=True)
    assert "The application is withdrawn. You can apply again at any time." in text(answer)
    again = client.post(address, {"seen": "in_review"})
    assert "It is now “Withdrawn”" in text(again)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_only_an_owner_withdraws(role: Role) -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    person = join(walk.company, role=role)
    assert signed_in(person).get(page("move", walk.application, "withdraw")).status_code == 404


@pytest.mark.parametrize("move", ["approve", "ask", "decline", "accept_all", "lapse"])
def test_moves_that_are_not_the_applicants_are_not_there(move: str) -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    assert signed_in(walk.owner).get(page("move", walk.application, move)).status_code == 404
