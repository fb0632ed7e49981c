"""The operator's pages: the queue, the technical answers and no more, the account, suspending and ending."""

import pytest
import time_machine

from allocations.models import Allocation
from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.notifications.models import Notice
from portal.ui.duties import Urgency, duties_of
from tests.applications.writing import errors, hidden, text
from tests.factories import ANSWERS, NOW, join, later, make_company, make_staff, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUEUE = "/allocations/"
NAME = "mlxai-2026pg-0001"


@pytest.fixture
def client(operator: User):
    return signed_in(operator)


def provision(client, allocation: Allocation, **changes: str):
    address = f"{allocation.get_absolute_url()}provision/"
    return client.post(address, {"seen": "to_provision", "account": NAME} | changes)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_costs_the_same_for_any_length(
    rows: int, operator: User, django_assert_num_queries
) -> None:
    for _row in range(rows):
        make_walk(at=Status.ACCEPTED)
    client = signed_in(operator)
    with django_assert_num_queries(2):
        assert text(client.get(QUEUE)).count("26.11.2026") == rows


def test_the_oldest_stands_first(client) -> None:
    newer = make_walk(at=Status.ACCEPTED, on=later(hours=2))
    older = make_walk(at=Status.ACCEPTED, on=NOW)
    words = text(client.get(QUEUE))
    assert words.index(older.application.reference) < words.index(newer.application.reference)


def test_the_queue_pages_by_key(client) -> None:
    for company in (make_company(), make_company()):
        for _row in range(13):
            make_walk(at=Status.ACCEPTED, company=company)
    first = client.get(QUEUE)
    assert text(first).count("MLXAI-2026PG-") == 25
    assert text(client.get(QUEUE + first.context["page"].next)).count("MLXAI-2026PG-") == 1


def test_other_states_stand_beside_it(client, allocation: Allocation) -> None:
    provision(client, allocation)
    assert "Nothing here" in text(client.get(QUEUE))
    words = text(client.get(f"{QUEUE}?state=active"))
    assert f"{allocation.application.reference} Ardenne Vision S.à r.l. 5,000" in words
    assert NAME in words
    assert "Nothing here" in text(client.get(f"{QUEUE}?state=nonsense"))


def test_only_operators_have_a_queue(stranger: User, accepted) -> None:
    for person in (stranger, accepted.owner, accepted.officer, accepted.decider):
        assert signed_in(person).get(QUEUE).status_code == 404


def test_an_operator_of_the_company_sees_nothing_of_it_there(operator: User, allocation: Allocation) -> None:
    join(allocation.company, role=Role.VIEWER, user=operator)
    client = signed_in(operator)
    assert "Nothing here" in text(client.get(QUEUE))
    assert [duty.title for duty in duties_of(operator, at=NOW) if "Set up" in str(duty.title)] == []
    assert client.get(f"{allocation.get_absolute_url()}provision/").status_code == 404


def test_the_operator_reads_what_it_takes_to_set_up_and_no_more(client, allocation: Allocation) -> None:
    words = text(client.get(allocation.get_absolute_url()))
    for needed in ("Ardenne Vision S.à r.l.", "DINOv2, 300 million parameters", "2 TB", "ada@example.lu"):
        assert needed in words
    for kept in (
        *ANSWERS["project"].values(),
        ANSWERS["data"]["origin"],
        "civilian",
        "Luxinnovation help",
        "RCS number",
        "turnover",
    ):
        assert kept not in words
    application = allocation.application
    assert client.get(application.get_absolute_url()).status_code == 404


def test_what_was_decided_on_is_what_the_operator_reads(client, allocation: Allocation) -> None:
    allocation.application.sections.filter(section="work").update(values={"model": "Changed behind"})
    assert "Changed behind" not in text(client.get(allocation.get_absolute_url()))


def test_the_programmes_code_is_proposed(client, allocation: Allocation) -> None:
    answer = client.get(f"{allocation.get_absolute_url()}provision/")
    assert f'value="{allocation.programme_code}"' in answer.content.decode()


def test_recording_the_account_opens_it_and_tells_the_company(client, allocation: Allocation) -> None:
    answer = provision(client, allocation, account="p200117")
    allocation.refresh_from_db()
    assert (answer["Location"], allocation.status, allocation.account) == (
        allocation.get_absolute_url(),
        "active",
        "p200117",
    )
    told = Notice.objects.filter(kind="allocation_ready", channel="mail")
    assert [notice.recipient.memberships.get().company for notice in told] == [allocation.company]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Enter the account name."),
        ("P200117", "Use small letters, digits, hyphens and underscores."),
        ("a b", "Use small letters, digits, hyphens and underscores."),
        ("x", "Use small letters, digits, hyphens and underscores."),
    ],
)
def test_a_name_that_the_machine_would_not_take(client, allocation: Allocation, name: str, sentence: str):
    assert errors(provision(client, allocation, account=name)) == [sentence]
    allocation.refresh_from_db()
    assert (allocation.status, allocation.account) == ("to_provision", "")


def test_a_name_is_given_once(client, allocation: Allocation) -> None:
    provision(client, make_walk(at=Status.ACCEPTED).application.allocation)
    answer = provision(client, allocation)
    assert errors(answer) == ["Another allocation has this account name already."]
    assert f'value="{NAME}"' in answer.content.decode()


def test_pressing_twice_records_once(client, allocation: Allocation) -> None:
    provision(client, allocation)
    again = client.post(
        f"{allocation.get_absolute_url()}provision/", {"seen": "to_provision", "account": NAME}, follow=True
    )
    assert "This account had been recorded already." in text(again)


def test_a_colleagues_other_name_stands(client, allocation: Allocation) -> None:
    provision(client, allocation)
    answer = provision(client, allocation, account="mlxai-other")
    assert "This has changed since you opened the page." in errors(answer)[0]
    allocation.refresh_from_db()
    assert allocation.account == NAME


def test_suspending_resuming_and_ending(client, allocation: Allocation) -> None:
    provision(client, allocation)
    base = allocation.get_absolute_url()
    assert errors(client.post(f"{base}suspend/", {"seen": "active", "note": ""})) == ["Give a reason."]
    client.post(f"{base}suspend/", {"seen": "active", "note": "A key was published."})
    assert "Why it is suspended A key was published." in text(client.get(base))
    client.post(f"{base}resume/", {"seen": "suspended"})
    refused = client.post(f"{base}end/", {"seen": "active"})
    assert errors(refused) == ["The term is not over yet."]
    with time_machine.travel(later(days=140), tick=False):
        signed_in(make_staff(Role.OPERATOR)).post(f"{base}end/", {"seen": "active"})
    allocation.refresh_from_db()
    assert allocation.status == "ended"


def test_the_operator_reads_who_did_what(client, allocation: Allocation, operator: User) -> None:
    provision(client, allocation)
    assert f"Access set up 24.11.2026, 10:00 · {operator.name}" in text(
        client.get(allocation.get_absolute_url())
    )


def test_officers_see_state_and_moves_but_not_the_answers(accepted, allocation: Allocation) -> None:
    words = text(signed_in(accepted.officer).get(allocation.get_absolute_url()))
    assert "Being set up" in words
    assert "DINOv2" not in words
    address = f"{allocation.get_absolute_url()}provision/"
    assert signed_in(accepted.officer).get(address).status_code == 404


def test_what_is_to_be_set_up_is_due_after_two_working_days(operator: User, allocation: Allocation) -> None:
    (duty,) = duties_of(operator, at=NOW)
    assert (duty.title, duty.urgency) == (f"Set up {allocation.application.reference}", Urgency.SOON)
    assert f"{duty.due:%Y-%m-%d %H:%M}" == "2026-11-26 17:00"
    assert [late.urgency for late in duties_of(operator, at=later(days=3))] == [Urgency.LATE]


def test_a_change_of_language_keeps_the_name(client, allocation: Allocation) -> None:
    address = f"{allocation.get_absolute_url()}provision/"
    sheet = hidden(client.get(address)) | {"account": "Half typed", "switch_language": "fr"}
    answer = client.post(address, sheet)
    assert 'value="Half typed"' in answer.content.decode()
    assert errors(answer) == []
