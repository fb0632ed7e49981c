"""Other apps add parts to a company's pages, in their order and only where they have something to show."""

from typing import Any

import pytest
from django.urls import reverse

from companies import panels
from companies.panels import Panel, Place, Reader, panels_of, register_panel
from companies.statuses import CompanyStatus
from portal.accounts.roles import Role
from tests.factories import NOW, make_company, make_person, make_staff
from tests.factories.sessions import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_panels", {})


def test_parts_stand_in_their_order_and_on_their_page() -> None:
    company = make_company()
    reader = Reader(person=None, roles=frozenset(), at=NOW)

    def names(template: str) -> Any:
        return lambda subject, reader: Panel(template=template) if subject == company else None

    register_panel("low", place=Place.VERIFICATION, order=20, source=names("low.html"))
    register_panel("high", place=Place.VERIFICATION, order=10, source=names("high.html"))
    register_panel("silent", place=Place.VERIFICATION, order=15, source=lambda subject, reader: None)
    register_panel("low", place=Place.COMPANY, order=5, source=names("own.html"))

    assert [panel.template for panel in panels_of(company, reader, place=Place.VERIFICATION)] == [
        "high.html",
        "low.html",
    ]
    assert [panel.template for panel in panels_of(company, reader, place=Place.COMPANY)] == ["own.html"]


@pytest.mark.parametrize(("place", "page"), [(Place.VERIFICATION, "verify"), (Place.COMPANY, "detail")])
def test_a_page_shows_its_parts_and_not_those_of_the_other(client: Any, place: Place, page: str) -> None:
    owner = make_person()
    company = make_company(owner=owner, at=CompanyStatus.SUBMITTED)
    readers: list[Reader] = []

    def shown(subject: Any, reader: Reader) -> Panel:
        readers.append(reader)
        return Panel(template="components/notice.html", facts={})

    def never(subject: Any, reader: Reader) -> Panel:
        raise AssertionError("This part belongs on another page.")

    other = Place.COMPANY if place == Place.VERIFICATION else Place.VERIFICATION
    register_panel("a", place=place, order=1, source=shown)
    register_panel("a", place=other, order=1, source=never)
    person = make_staff(Role.OFFICER) if place == Place.VERIFICATION else owner
    sign_in(client, person)

    assert client.get(reverse(f"companies:{page}", args=[company.public_id])).status_code == 200
    assert [(reader.person, set(reader.roles)) for reader in readers] == [
        (person, {Role.OFFICER if place == Place.VERIFICATION else Role.OWNER})
    ]
