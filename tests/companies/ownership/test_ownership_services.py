"""Versions of a group, and judgements that are kept with what they decided."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from applications import services as applications
from applications.statuses import Status
from companies.models import Company
from companies.ownership import hooks
from companies.ownership.models import Enterprise, Holding, OwnershipVersion, SizeJudgement
from companies.ownership.queries import document_of_version, latest_version
from companies.ownership.services import save_ownership
from companies.statuses import CompanyStatus
from portal.accounts.models import User
from portal.core.hashing import digest
from portal.core.reading import RequestRefused
from portal.workflow.engine import AlreadyMoved, MoveRefused
from portal.workflow.models import Event
from reviews import services as reviews
from tests.factories import NOW, join, later, make_company, make_group, make_ownership, make_walk

pytestmark = pytest.mark.django_db


def test_what_was_stated_comes_back() -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    make_ownership(company, others=2)
    back = document_of_version(company, latest_version(company))
    assert list(back["enterprises"]) == ["A", "E1", "E2"]
    assert back["enterprises"]["A"]["accounts"][0]["headcount"] == "14.50"
    assert back["holdings"][0] == {"holder": "E1", "held": "A", "capital": "25.000000", "votes": "25.000000"}


def test_a_change_is_a_new_version_and_the_same_is_none() -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    first, again = make_ownership(company), make_ownership(company, on=later(days=1))
    changed = make_ownership(company, share="30", on=later(days=2))
    assert (first.number, again, changed.number) == (1, first, 2)
    names = [event.name for event in Event.objects.of(company)]
    assert names.count("ownership.changed") == 2


def test_each_version_is_judged_and_the_fingerprint_is_of_what_was_judged() -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    make_ownership(company, posts="1000")
    row = SizeJudgement.objects.get()
    assert (row.category, row.is_sme, row.why, row.last_year) == ("not_sme", False, "registration", 2025)
    assert row.input_hash == digest(row.document)
    assert row.result["contributions"][0]["weight"] == "25"


@pytest.mark.parametrize("status", [CompanyStatus.SUBMITTED, CompanyStatus.REFUSED])
def test_while_it_is_verified_nothing_changes(status: str) -> None:
    with pytest.raises(MoveRefused):
        make_ownership(make_company(at=status))
    assert OwnershipVersion.objects.count() == 0


def test_a_viewer_and_a_stranger_change_nothing(stranger: User) -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    for actor in (join(company, role="viewer"), stranger):
        with pytest.raises(MoveRefused):
            save_ownership(company=company, document=make_group(), actor=actor, at=NOW)


def test_whoever_looked_at_an_older_version_is_told(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    make_ownership(company)
    with pytest.raises(AlreadyMoved):
        save_ownership(company=company, document=make_group(share="30"), actor=owner, at=NOW, seen=0)


def test_an_absurd_group_is_refused_with_its_place(owner: User) -> None:
    company = make_company(owner=owner, at=CompanyStatus.REGISTERED)
    group = make_group()
    group["holdings"].append({"holder": "A", "held": "A", "capital": "1", "votes": "1"})
    with pytest.raises(RequestRefused):
        save_ownership(company=company, document=group, actor=owner, at=NOW)
    assert OwnershipVersion.objects.count() == 0


def test_a_change_after_the_verification_is_marked_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(hooks, "_told", [lambda company, *, version, actor, at: told.append(version.number)])
    company = make_company(at=CompanyStatus.VERIFIED)
    assert make_ownership(company).after_verification
    assert told == [1]


def bad(company: Company) -> dict[str, object]:
    version = latest_version(company)
    assert version is not None
    ends = {row.key: row for row in version.enterprises.all()}
    return {"version": version, "holder": ends["A"], "held": ends["E1"], "capital": 1, "votes": 1}


@pytest.mark.parametrize(
    "wrong", [{"capital": 101}, {"votes": -1}, {"held": "holder"}, {"holder": "E1", "held": "A"}]
)
def test_the_database_refuses_what_cannot_be(wrong: dict[str, object]) -> None:
    company = make_company(at=CompanyStatus.REGISTERED)
    make_ownership(company)
    row = bad(company)
    ends = {"holder": row["holder"], "A": row["holder"], "E1": row["held"]}
    row |= {name: ends.get(str(value), value) for name, value in wrong.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(**row)


def test_both_ends_of_a_holding_belong_to_its_version() -> None:
    one, other = make_company(at=CompanyStatus.REGISTERED), make_company(at=CompanyStatus.REGISTERED)
    make_ownership(one)
    make_ownership(other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(**bad(one) | {"held": bad(other)["held"]})


@pytest.mark.parametrize("model", [OwnershipVersion, Enterprise, Holding, SizeJudgement])
def test_nothing_is_changed_afterwards(model: type) -> None:
    make_ownership(make_company(at=CompanyStatus.REGISTERED))
    for write in (lambda: model.objects.all().delete(), lambda: model.objects.update(id=-1)):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_submission_and_release_keep_a_judgement_each() -> None:
    walk = make_walk(at=Status.APPROVED)
    rows = SizeJudgement.objects.filter(about=walk.application.public_id).order_by("pk")
    assert [(row.why, row.category) for row in rows] == [("submission", "small"), ("decision", "small")]


def test_a_company_that_is_no_sme_is_told_at_submission() -> None:
    walk = make_walk(at=Status.DRAFT)
    make_ownership(walk.company, posts="1000", share="60")
    with pytest.raises(MoveRefused, match="larger than an SME"):
        applications.submit(application=walk.application, actor=walk.owner, at=NOW)
    assert not SizeJudgement.objects.filter(why="submission").exists()


def test_a_company_that_grew_meanwhile_is_not_approved() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    decision = walk.prepare()
    make_ownership(walk.company, posts="1000", share="60")
    with pytest.raises(MoveRefused, match="larger than an SME by now"):
        reviews.confirm(decision=decision, actor=walk.decider, at=NOW)
    walk.application.refresh_from_db()
    assert walk.application.status == Status.IN_REVIEW
