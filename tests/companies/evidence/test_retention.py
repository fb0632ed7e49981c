"""Evidence goes when its time is over: the bytes for good, the record not; once, however often the task runs."""

from datetime import date, datetime

import pytest

from companies.evidence import retention
from companies.models import Company
from portal.accounts.models import User
from portal.files.models import StoredFile
from portal.files.services import erase as erase_file
from portal.workflow.models import Event
from tests.factories import NOW, make_company
from tests.factories.aid import received
from tests.factories.evidence import make_evidence
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db


def on(year: int, month: int = 11, day: int = 25) -> datetime:
    return NOW.replace(year=year, month=month, day=day)


@pytest.fixture
def company(owner: User) -> Company:
    return make_company(owner=owner, at="refused", on=NOW)


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        ("registered", date(2027, 11, 24)),  # never sent: twelve months
        ("refused", date(2029, 11, 24)),  # three years: every appeal is over
        ("verified", date(2029, 11, 24)),
    ],
)
def test_how_long_evidence_is_kept(owner: User, status: str, kept: date) -> None:
    company = make_company(owner=owner, at=status, on=NOW)
    make_evidence(company)
    assert retention.kept_until(company) == kept


def test_what_aid_rests_on_is_kept_for_ten_years(company: Company) -> None:
    make_evidence(company)
    received(company, "100", date(2026, 11, 24))
    assert retention.kept_until(company) == date(2036, 11, 24)
    assert [retention.erase(at=on(year)) for year in (2030, 2036)] == [0, 1]


def test_the_bytes_go_and_the_record_stays(company: Company) -> None:
    row = make_evidence(company, content=b"Extract of a register")
    storage, place = row.file.content.storage, row.file.content.name
    assert retention.erase(at=on(2029, 11, 24)) == 0
    assert storage.exists(place)
    assert retention.erase(at=on(2029, 11, 25)) == 1
    assert not storage.exists(place)
    kept = StoredFile.objects.get(pk=row.file_id)
    assert (kept.erased_at, kept.sha256, kept.available) == (on(2029, 11, 25), row.file.sha256, False)
    event = Event.objects.of(company).last()
    assert event is not None
    assert (event.name, event.actor, event.data) == ("evidence.erased", None, {"files": [kept.public_id]})


def test_it_is_safe_twice_and_goes_on_after_a_worker_that_died(company: Company) -> None:
    first, second = make_evidence(company), make_evidence(company, kind="articles")
    first.file.content.storage.delete(
        first.file.content.name
    )  # and the worker was gone before it could say so
    assert [retention.erase(at=on(2030)) for _run in range(2)] == [2, 0]
    assert Event.objects.of(company).filter(name="evidence.erased").count() == 1
    second.file.refresh_from_db()
    assert erase_file(second.file, at=on(2031)) is False


def test_whoever_did_something_since_keeps_everything(company: Company) -> None:
    make_evidence(company)
    make_evidence(company, kind="articles", at=on(2028))
    assert retention.erase(at=on(2030)) == 0


def test_an_erased_file_says_so(owner: User, company: Company) -> None:
    row = make_evidence(company)
    retention.erase(at=on(2030))
    answer = signed_in(owner).get(row.file.get_absolute_url())
    assert answer.status_code == 409
    assert "erased, because its time was over" in answer.text
    assert list(StoredFile.objects.due(on(2031))) == []
