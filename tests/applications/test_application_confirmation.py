"""The receipt on the screen, and the record that stays."""

import json

import pytest
from django.test import Client

from applications.statuses import Status
from portal.core.hashing import digest
from tests.applications.writing import page, text
from tests.factories import make_mode, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def confirmation(walk) -> str:
    return text(signed_in(walk.owner).get(page("confirmation", walk.application)))


def test_it_gives_the_reference_and_the_day_of_the_answer() -> None:
    words = confirmation(make_walk(at=Status.SUBMITTED))
    assert "Application submitted Your reference MLXAI-2026PG-0001" in words
    assert "You get our answer by Thursday 26 November 2026." in words


def test_it_says_what_happens_next_and_whom_to_ask() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    words = confirmation(walk)
    assert "We check that your company is eligible" in words
    assert "The clock stands until you answer." in words
    assert "Write to access@meluxina-ai.example and give your reference, MLXAI-2026PG-0001." in words


def test_the_way_is_the_one_it_was_submitted_under() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    make_mode().path.filter(kind="technical").delete()
    assert "We check that the work can run on the machine" in confirmation(walk)


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.DECLINED, Status.ACCEPTED, Status.WITHDRAWN])
def test_it_stays_where_it_was(status: Status) -> None:
    assert "Your reference MLXAI-2026PG-0001" in confirmation(make_walk(at=status))


def test_before_sending_there_is_none() -> None:
    walk = make_walk(at=Status.DRAFT)
    answer = signed_in(walk.owner).get(page("confirmation", walk.application))
    assert answer["Location"] == walk.application.get_absolute_url()


def test_everybody_in_the_company_may_read_it_and_nobody_else(stranger) -> None:
    walk = make_walk(at=Status.SUBMITTED)
    assert signed_in(stranger).get(page("confirmation", walk.application)).status_code == 404
    assert Client().get(page("confirmation", walk.application)).status_code == 302


def test_the_version_can_be_read_and_its_hash_computed_again() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    client = signed_in(walk.owner)
    version = walk.application.versions.get()
    words = text(client.get(page("version", walk.application, 1)))
    assert f"SHA-256 {version.digest}" in words
    assert "Which model? DINOv2, 300 million parameters" in words
    answer = client.get(page("version_file", walk.application, 1))
    assert answer["Content-Disposition"] == 'attachment; filename="MLXAI-2026PG-0001-v1.json"'
    record = json.loads(answer.content)
    assert digest(record["content"]) == record["sha256"] == version.digest


def test_versions_of_others_and_of_the_future_are_not_found(stranger) -> None:
    walk = make_walk(at=Status.SUBMITTED)
    for name in ("version", "version_file"):
        assert signed_in(walk.owner).get(page(name, walk.application, 2)).status_code == 404
        assert signed_in(stranger).get(page(name, walk.application, 1)).status_code == 404
