"""The administration: modes are edited and checked, applications are looked at and moved by the table."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.admin import TEXTS
from applications.models import AccessMode
from applications.statuses import ModeState, Status
from applications.translation import AccessModeTranslation
from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role
from tests.applications.writing import text
from tests.factories import make_mode, make_person, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def administrator(db: None) -> User:
    person = make_person("Ada Administrator")
    User.objects.filter(pk=person.pk).update(is_staff=True, is_superuser=True)
    person.refresh_from_db()
    return person


@pytest.fixture
def client(administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def mode() -> AccessMode:
    return make_mode()


def address(mode: AccessMode) -> str:
    return reverse("admin:applications_accessmode_change", args=[mode.pk])


def sheet(client: Client, mode: AccessMode) -> dict[str, str]:
    """The form as it stands on the page."""
    context = client.get(address(mode)).context
    values: dict[str, str] = {}
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(formset.management_form for formset in formsets)]
    forms += [form for formset in formsets for form in formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            values[field.html_name] = "" if value is None else str(value)
    values["months"] = ",".join(map(str, mode.months))
    return values


def test_a_mode_is_saved_as_it_stands(client: Client, mode: AccessMode) -> None:
    answer = client.post(address(mode), sheet(client, mode))
    assert (answer.status_code, list(mode.path.values_list("days", flat=True))) == (302, [1, 1, 0])


def test_texts_are_written_in_four_languages(client: Client, mode: AccessMode) -> None:
    answer = client.post(address(mode), sheet(client, mode) | {"summary_fr": "Un essai."})
    assert answer.status_code == 302
    french = Client(headers={"accept-language": "fr"})
    assert "Un essai." in text(french.get("/applications/modes/"))
    assert "A first try on the machine" in text(Client().get("/applications/modes/"))


def test_every_translated_text_can_be_edited() -> None:
    assert sorted(TEXTS) == sorted(AccessModeTranslation.fields)


def test_a_closed_mode_needs_a_reason(client: Client, mode: AccessMode) -> None:
    answer = client.post(address(mode), sheet(client, mode) | {"state": ModeState.PAUSED})
    assert "Say why it takes no applications: companies read it." in text(answer)
    mode.refresh_from_db()
    assert mode.is_open


def test_an_open_mode_without_a_path_is_pointed_at(client: Client, mode: AccessMode) -> None:
    mode.path.all().delete()
    answer = client.post(address(mode), sheet(client, mode), follow=True)
    said = "This mode is open and has no path: what is submitted would wait for nobody."
    assert said in text(answer)


def test_a_role_that_nobody_holds_is_pointed_at(client: Client, mode: AccessMode) -> None:
    make_staff(Role.OFFICER, Role.DECIDER)
    said = "Nobody holds the role “Technical assessor”, which “Technical assessment” waits for."
    assert said in text(client.post(address(mode), sheet(client, mode), follow=True))
    StaffRole.objects.create(user=make_person(), role=Role.ASSESSOR)
    assert said not in text(client.post(address(mode), sheet(client, mode), follow=True))


def test_a_missing_text_is_pointed_at(client: Client, mode: AccessMode) -> None:
    answer = client.post(address(mode), sheet(client, mode) | {"getting_in_lb": ""}, follow=True)
    assert "A text is missing in Lëtzebuergesch; English is shown." in text(answer)


def test_a_mode_is_never_deleted(client: Client, mode: AccessMode) -> None:
    answer = client.get(reverse("admin:applications_accessmode_delete", args=[mode.pk]))
    assert answer.status_code == 403


@pytest.mark.parametrize("model", ["application", "version"])
def test_what_companies_wrote_is_looked_at_only(client: Client, model: str) -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    rows = {"application": walk.application, "version": walk.application.versions.get()}
    row = rows[model]
    listed = client.get(reverse(f"admin:applications_{model}_changelist"))
    assert walk.application.reference in text(listed)
    change = reverse(f"admin:applications_{model}_change", args=[row.pk])
    assert client.get(change).status_code == 200
    assert client.get(reverse(f"admin:applications_{model}_add")).status_code == 403
    assert client.post(reverse(f"admin:applications_{model}_delete", args=[row.pk])).status_code == 403
    client.post(change, {"title": "Rewritten", "text": "Rewritten", "status": "approved"})
    row.refresh_from_db()
    walk.application.refresh_from_db()
    assert (walk.application.title, walk.application.status) == (
        "Defects on castings, found by camera",
        Status.QUESTION_OPEN,
    )


def test_a_move_goes_through_the_table_and_asks_for_a_reason(client: Client, administrator: User) -> None:
    walk = make_walk(at=Status.SUBMITTED)
    changes = reverse("admin:applications_application_changelist")
    act = {"action": "move_start_review", "_selected_action": [walk.application.pk]}
    assert "Give a reason." in text(client.post(changes, act | {"reason": ""}))
    refused = client.post(changes, act | {"reason": "Somebody has to."}, follow=True)
    assert "You cannot do this: Start the review." in text(refused)
    StaffRole.objects.create(user=administrator, role=Role.OFFICER)
    client.post(changes, act | {"reason": "Somebody has to."})
    walk.application.refresh_from_db()
    assert walk.application.status == Status.IN_REVIEW


def test_the_counter_of_references_is_not_there(client: Client) -> None:
    assert client.get("/admin/applications/referencecounter/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_length(rows: int, client: Client, django_assert_num_queries) -> None:
    for _row in range(rows):
        make_walk(at=Status.SUBMITTED)
    changes = reverse("admin:applications_application_changelist")
    client.get(changes)
    with django_assert_num_queries(7):
        client.get(changes)
