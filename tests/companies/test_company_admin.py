"""Companies in the administration: states move through the engine, and every other change is recorded."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from companies.models import Company, Membership
from companies.services import ask_to_join
from portal.accounts.models import StaffRole, User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.factories import NOW, join, make_company, make_person, next_identifiers
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def administrator(db: None) -> User:
    user = make_person("Root Admin")
    User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=True)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def admin_site(administrator: User) -> Client:
    return signed_in(administrator)


def address(page: str, *args: Any) -> str:
    return reverse(f"admin:companies_{page}", args=args)


def acts(company: Company) -> list[tuple[str, Any]]:
    """What was recorded after the company was made."""
    made = ("create", "figures.changed", "send", "verify", "return", "refuse")
    made = {*made, "aid.declared_complete"}
    return [(event.name, event.data) for event in Event.objects.of(company) if event.name not in made]


def as_posted(admin_site: Client, company: Company, **changes: Any) -> dict[str, Any]:
    """The page of a company as a browser would send it, with some answers changed."""
    shown = admin_site.get(address("company_change", company.pk))
    values: dict[str, Any] = {}
    forms = [shown.context["adminform"].form]
    for inline in shown.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            values[bound.html_name] = "" if value is None else value
    return values | {"founded_on": company.founded_on.isoformat()} | changes


def test_the_list_shows_and_finds_companies(admin_site: Client) -> None:
    company = make_company(name="Ardenne Vision S.à r.l.")
    join(company)
    make_company(name="Moselle Optik S.A.", at="submitted")
    shown = admin_site.get(address("company_changelist"), {"q": company.rcs})
    assert [row.name for row in shown.context["cl"].result_list] == ["Ardenne Vision S.à r.l."]
    assert [(row.number) for row in shown.context["cl"].result_list] == [2]
    assert "Verified" in shown.text


def test_the_list_is_filtered_by_state_in_words(admin_site: Client) -> None:
    make_company(name="Verified S.A.")
    make_company(name="Waiting S.A.", at="submitted")
    shown = admin_site.get(address("company_changelist"), {"status": "submitted"})
    assert [row.name for row in shown.context["cl"].result_list] == ["Waiting S.A."]
    assert '<a href="?status=returned">Returned for correction</a>' in shown.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_a_constant_number_of_questions(
    admin_site: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _number in range(rows):
        make_company()
    admin_site.get(address("company_changelist"))
    with django_assert_num_queries(5):
        admin_site.get(address("company_changelist"))


def test_a_correction_is_recorded_and_the_state_is_not_taken(admin_site: Client, administrator: User) -> None:
    company = make_company()
    values = as_posted(admin_site, company, city="Wiltz", status="refused")
    assert admin_site.post(address("company_change", company.pk), values).status_code == 302
    company.refresh_from_db()
    assert (company.city, company.status) == ("Wiltz", "verified")
    assert acts(company) == [("details.changed", {"fields": ["city"]})]
    assert Event.objects.of(company).last().actor == administrator


def test_identifiers_are_held_to_the_same_rules(admin_site: Client) -> None:
    company = make_company()
    other = next_identifiers()
    wrong = {"rcs": "12", "vat": "LU1", "matricule": "1990010112345", "nace": "62.01"}
    answer = admin_site.post(address("company_change", company.pk), as_posted(admin_site, company, **wrong))
    assert set(answer.context["adminform"].form.errors) == set(wrong)
    admin_site.post(
        address("company_change", company.pk), as_posted(admin_site, company, rcs=other["rcs"].lower())
    )
    company.refresh_from_db()
    assert company.rcs == other["rcs"]


def test_companies_are_neither_added_nor_deleted_here(admin_site: Client) -> None:
    company = make_company()
    assert admin_site.get(address("company_add")).status_code == 403
    assert admin_site.post(address("company_delete", company.pk), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in dict(
        admin_site.get(address("company_changelist")).context["action_form"].fields["action"].choices
    )


def test_a_move_asks_for_a_reason_and_goes_through_the_engine(
    admin_site: Client, administrator: User
) -> None:
    StaffRole.objects.create(user=administrator, role=Role.OFFICER)
    waiting, verified = make_company(at="submitted"), make_company(at="verified")
    values = {"action": "move_return", "_selected_action": [waiting.pk, verified.pk]}
    asked = admin_site.post(address("company_changelist"), values)
    assert asked.templates[0].name == "admin/move.html"
    waiting.refresh_from_db()
    assert waiting.status == "submitted"
    told = admin_site.post(
        address("company_changelist"), values | {"reason": "The street is wrong."}, follow=True
    )
    waiting.refresh_from_db()
    verified.refresh_from_db()
    assert (waiting.status, verified.status) == ("returned", "verified")
    assert "done for 1 row" in told.text
    assert "It is now “Verified”" in told.text
    assert Event.objects.of(waiting).last().note == "The street is wrong."


def test_an_administrator_without_the_role_moves_nothing(admin_site: Client) -> None:
    company = make_company(at="submitted")
    values = {"action": "move_verify", "_selected_action": [company.pk], "reason": "Because."}
    told = admin_site.post(address("company_changelist"), values, follow=True)
    company.refresh_from_db()
    assert company.status == "submitted"
    assert "You cannot do this" in told.text


def test_a_membership_is_added_on_its_page_and_recorded(admin_site: Client) -> None:
    company, person = make_company(), make_person()
    values = {"company": company.pk, "user": person.pk, "role": "viewer"}
    assert admin_site.post(address("membership_add"), values).status_code == 302
    row = Membership.objects.get(user=person)
    assert (row.company, row.role, row.since) == (company, "viewer", NOW)
    assert acts(company) == [("member.joined", {"member": person.public_id, "role": "viewer"})]


def test_a_role_is_changed_and_a_person_removed_and_both_are_recorded(admin_site: Client) -> None:
    company = make_company()
    person = join(company)
    row = Membership.objects.get(user=person)
    admin_site.post(address("membership_change", row.pk), {"role": "owner"})
    admin_site.post(address("membership_delete", row.pk), {"post": "yes"})
    member = person.public_id
    assert acts(company) == [
        ("member.role_changed", {"member": member, "role": "owner"}),
        ("member.left", {"member": member, "role": "owner"}),
    ]
    assert not Membership.objects.filter(user=person).exists()


def test_the_only_owner_is_neither_changed_nor_removed(admin_site: Client) -> None:
    row = make_company().memberships.get()
    assert admin_site.post(address("membership_change", row.pk), {"role": "editor"}).status_code == 403
    assert admin_site.post(address("membership_delete", row.pk), {"post": "yes"}).status_code == 403
    row.refresh_from_db()
    assert row.role == Role.OWNER


def test_people_are_exchanged_on_the_page_of_the_company_and_recorded(admin_site: Client) -> None:
    company = make_company()
    old, new = company.memberships.get().user, make_person()
    values = as_posted(admin_site, company) | {
        "memberships-TOTAL_FORMS": 2,
        "memberships-0-DELETE": "on",
        "memberships-1-user": new.pk,
        "memberships-1-role": "owner",
        "memberships-1-company": company.pk,
    }
    assert admin_site.post(address("company_change", company.pk), values).status_code == 302
    assert [row.user for row in company.memberships.all()] == [new]
    assert acts(company) == [
        ("member.joined", {"member": new.public_id, "role": "owner"}),
        ("member.left", {"member": old.public_id, "role": "owner"}),
    ]


def test_a_role_is_changed_on_the_page_of_the_company(admin_site: Client) -> None:
    company = make_company()
    person = join(company)
    values = as_posted(admin_site, company)
    place = next(name for name, value in values.items() if name.endswith("-role") and value == "editor")
    admin_site.post(address("company_change", company.pk), values | {place: "owner"})
    assert acts(company) == [("member.role_changed", {"member": person.public_id, "role": "owner"})]


def test_a_sole_trader_without_number_and_vat_can_be_corrected(admin_site: Client) -> None:
    company = make_company(legal_form="sole", matricule="", vat="")
    admin_site.post(
        address("company_change", company.pk), as_posted(admin_site, company, city="Wiltz", nace="")
    )
    assert acts(company) == []
    admin_site.post(address("company_change", company.pk), as_posted(admin_site, company, city="Wiltz"))
    assert acts(company) == [("details.changed", {"fields": ["city"]})]


@pytest.mark.parametrize("change", [{"memberships-0-DELETE": "on"}, {"memberships-0-role": "viewer"}])
def test_a_company_keeps_an_owner(admin_site: Client, change: dict[str, str]) -> None:
    company = make_company()
    answer = admin_site.post(address("company_change", company.pk), as_posted(admin_site, company, **change))
    assert "A company needs an owner." in answer.text
    assert company.memberships.get().role == Role.OWNER


def test_a_person_is_not_turned_into_another(admin_site: Client) -> None:
    company, other = make_company(), make_person()
    values = as_posted(admin_site, company, **{"memberships-0-user": other.pk})
    assert (
        "Remove this person and add the other one."
        in admin_site.post(address("company_change", company.pk), values).text
    )
    assert company.memberships.get().user != other


def test_requests_to_join_are_looked_at(admin_site: Client) -> None:
    person = make_person("Sam Stranger")
    asked = ask_to_join(company=make_company(), asked_name="Ardenne", message="Hi", actor=person, at=NOW)
    assert "Sam Stranger" in admin_site.get(address("joinrequest_changelist")).text
    page = address("joinrequest_change", asked.pk)
    assert admin_site.get(page).status_code == 200
    admin_site.post(page, {"status": "accepted", "message": "Changed"})
    asked.refresh_from_db()
    assert (asked.status, asked.message) == ("asked", "Hi")
