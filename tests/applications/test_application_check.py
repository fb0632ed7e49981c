"""Checking, signing and sending: the owner signs what is on the screen, once, and finds the confirmation."""

from datetime import date

import pytest
from django.test import Client

from applications import services
from applications.models import AccessMode, Application, Version
from applications.paper.declaration import declaration_of
from applications.statuses import ModeState, Status
from companies.models import Company
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.workflow.models import Event
from tests.applications.writing import errors, fill, hidden, page, text
from tests.factories import join, make_company, make_walk
from tests.factories.applications import Walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def client(draft: Walk) -> Client:
    return signed_in(draft.owner)


def sign(client: Client, application: Application, **changes: str):
    """Open the page, tick the box, press the button."""
    address = page("check", application)
    return client.post(address, hidden(client.get(address)) | {"declare": "on"} | changes)


def test_everything_is_on_one_page_with_the_way_to_change_it(client: Client, draft: Walk) -> None:
    answer = client.get(page("check", draft.application))
    words, content = text(answer), answer.content.decode()
    assert "What kind of work is it? Adapting an existing model (fine-tuning)" in words
    assert "GPU-hours 5,000 GPU-hours" in words
    assert "When would you like to start? 11.01.2027" in words
    assert "Where has it run so far? One workstation" in words
    assert "Telephone Not provided" in words
    assert f"{page('section', draft.application, 'work')}?back=check#div_id_model" in content


def test_the_company_stands_there_as_it_will_be_sent(client: Client, draft: Walk) -> None:
    words = text(client.get(page("check", draft.application)))
    assert "Legal form Private limited company (S.à r.l.)" in words
    assert "Address 12, rue du Fort, L-2311 Luxembourg (Luxembourg)" in words
    assert "Figures of 2025 14.5 people, turnover €1,800,000.00, balance sheet total €900,000.00" in words


def test_the_owner_reads_what_the_signature_means(client: Client, draft: Walk) -> None:
    words = text(client.get(page("check", draft.application)))
    for declared in (
        "what is written here is correct and complete,",
        "you are entitled to bind Ardenne Vision S.à r.l.,",
        "the project serves civilian purposes only,",
        "your company accepts the conditions of an award:",
        "Hours that are not used by the last day return to the national share.",
        "On behalf of Ardenne Vision S.à r.l., I declare all of this",
    ):
        assert declared in words


def test_signing_submits_and_confirms(client: Client, draft: Walk) -> None:
    answer = sign(client, draft.application)
    draft.application.refresh_from_db()
    assert answer["Location"] == page("confirmation", draft.application)
    assert (draft.application.status, draft.application.promised_on) == (Status.SUBMITTED, date(2026, 11, 26))
    event = Event.objects.of(draft.application).get(name="submit")
    version = draft.application.versions.get()
    declared = declaration_of(draft.application).mark
    assert event.data == {
        "declaration": services.DECLARATION,
        "signed": version.digest,
        "declared": declared,
        "language": "en",
    }


def test_without_the_declaration_nothing_is_sent(client: Client, draft: Walk) -> None:
    answer = sign(client, draft.application, declare="")
    assert errors(answer) == ["Tick the box to sign. Without your declaration we cannot take it."]
    draft.application.refresh_from_db()
    assert draft.application.status == Status.DRAFT


def test_pressing_twice_finds_the_same_confirmation(client: Client, draft: Walk) -> None:
    address = page("check", draft.application)
    sheet = hidden(client.get(address)) | {"declare": "on"}
    first, second = client.post(address, sheet), client.post(address, sheet)
    assert first["Location"] == second["Location"] == page("confirmation", draft.application)
    assert Version.objects.count() == 1
    confirmed = client.get(second["Location"])
    assert "This application had been submitted already. This is its confirmation." in text(confirmed)


def test_a_second_owner_finds_the_confirmation_too(client: Client, draft: Walk) -> None:
    other = signed_in(join(draft.company, role=Role.OWNER))
    sheet = hidden(other.get(page("check", draft.application))) | {"declare": "on"}
    sign(client, draft.application)
    answer = other.post(page("check", draft.application), sheet, follow=True)
    assert answer.redirect_chain == [(page("confirmation", draft.application), 302)]


def test_nobody_signs_what_they_have_not_read(client: Client, draft: Walk, editor: User) -> None:
    sheet = hidden(client.get(page("check", draft.application))) | {"declare": "on"}
    fill(signed_in(editor), draft.application, "project", title="Something else entirely")
    answer = client.post(page("check", draft.application), sheet)
    assert errors(answer) == [
        "Something in the application has changed since you opened this page. Read it again, then sign."
    ]
    assert "Something else entirely" in text(answer)
    draft.application.refresh_from_db()
    assert draft.application.status == Status.DRAFT
    read_again = client.post(page("check", draft.application), hidden(answer) | {"declare": "on"})
    assert read_again["Location"] == page("confirmation", draft.application)


def test_a_change_of_the_companys_address_is_a_change(client: Client, draft: Walk) -> None:
    sheet = hidden(client.get(page("check", draft.application))) | {"declare": "on"}
    Company.objects.filter(pk=draft.company.pk).update(street="1, Grand-Rue")
    assert (
        "has changed since you opened this page"
        in errors(client.post(page("check", draft.application), sheet))[0]
    )


def test_what_is_missing_is_listed_with_its_page(client: Client, draft: Walk) -> None:
    draft.application.sections.filter(section__in=("data", "contact")).delete()
    answer = client.get(page("check", draft.application))
    content = answer.content.decode()
    assert "Before it can be sent Complete “Describe the data”. Complete “Say whom we can ask”." in text(
        answer
    )
    assert f'href="{page("section", draft.application, "data")}?back=check"' in content
    assert "Declaration" not in text(answer)
    assert "Sign and submit" not in content


def test_a_company_that_was_not_sent_leads_to_its_page() -> None:
    walk = make_walk(at=Status.DRAFT, company=make_company(at=CompanyStatus.REGISTERED))
    answer = signed_in(walk.owner).get(page("check", walk.application))
    assert "Send the registration of your company for verification first." in text(answer)
    assert f'<a href="{walk.company.get_absolute_url()}">Send the registration' in answer.content.decode()


def test_a_mode_paused_meanwhile_keeps_the_draft(client: Client, draft: Walk) -> None:
    sheet = hidden(client.get(page("check", draft.application))) | {"declare": "on"}
    AccessMode.objects.filter(slug="playground").update(
        state=ModeState.PAUSED, state_reason_en="We are moving."
    )
    answer = client.post(page("check", draft.application), sheet)
    said = "Playground takes no applications at the moment. Your draft is kept. We are moving."
    assert errors(answer) == [said]
    assert said in text(client.get(page("check", draft.application)))


def test_an_editor_asks_the_owner(draft: Walk, editor: User) -> None:
    browser = signed_in(editor)
    answer = browser.get(page("check", draft.application))
    assert "Ask the owner to sign" in text(answer)
    assert "Declaration" not in text(answer)
    asked = browser.post(page("move", draft.application, "request_signature"), {"seen": "draft"}, follow=True)
    assert "The owner of the company has been asked to sign and submit." in text(asked)
    owner = signed_in(draft.owner)
    assert "Read and sign" in text(owner.get("/home/"))
    assert sign(owner, draft.application)["Location"] == page("confirmation", draft.application)


def test_an_editor_who_posts_the_signature_is_refused(draft: Walk, editor: User) -> None:
    answer = signed_in(editor).post(page("check", draft.application), {"declare": "on"})
    assert errors(answer) == ["You cannot do this: Submit application."]
    draft.application.refresh_from_db()
    assert draft.application.status == Status.DRAFT


def test_viewers_and_strangers_find_no_page_to_sign(draft: Walk, viewer: User, stranger: User) -> None:
    for person in (viewer, stranger):
        assert signed_in(person).get(page("check", draft.application)).status_code == 404
        assert signed_in(person).post(page("check", draft.application)).status_code == 404


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_REVIEW, Status.APPROVED])
def test_once_sent_the_page_is_the_confirmation(status: Status) -> None:
    walk = make_walk(at=status)
    answer = signed_in(walk.owner).get(page("check", walk.application))
    assert answer["Location"] == page("confirmation", walk.application)


def test_a_discarded_draft_leads_to_its_own_page(client: Client, draft: Walk) -> None:
    client.post(page("move", draft.application, "discard"), {"seen": "draft"})
    answer = client.get(page("check", draft.application))
    assert answer["Location"] == draft.application.get_absolute_url()


def test_sending_costs_a_fixed_number_of_queries(client: Client, draft: Walk, django_assert_max_num_queries):
    sheet = hidden(client.get(page("check", draft.application))) | {"declare": "on"}
    with django_assert_max_num_queries(47):
        client.post(page("check", draft.application), sheet)
