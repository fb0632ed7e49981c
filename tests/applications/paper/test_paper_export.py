"""The whole file in an applicant's hand: everything of theirs, with hashes that hold, and nothing of the staff."""

import json
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from applications.again.services import begin_from
from applications.paper.archive import stream
from applications.paper.models import Issued
from applications.paper.shape import fields
from applications.statuses import Status
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.core.hashing import digest
from portal.workflow.models import Event
from reviews import services as reviews
from tests.applications.paper.reading import body, read
from tests.applications.writing import text
from tests.factories import NOW, join, make_person, make_staff, make_walk
from tests.factories.evidence import make_evidence
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CANARY = "kanarienvogel"


def address(name: str, application) -> str:
    return reverse(f"paper:{name}", args=[application.public_id])


def whole(person, application) -> dict[str, Any]:
    return json.loads(body(signed_in(person).get(address("whole_json", application))))


def archive(person, application) -> ZipFile:
    return ZipFile(BytesIO(body(signed_in(person).get(address("whole_zip", application)))))


def paths(value: Any, prefix: str = "") -> set[str]:
    """Every field of a document, as the reference names it; what a version says is its own affair."""
    if prefix in ("versions[].content", "draft"):
        return {prefix}
    if isinstance(value, dict):
        found = {prefix} if prefix else set()
        return found.union(*(paths(item, f"{prefix}.{key}".lstrip(".")) for key, item in value.items()))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return {prefix}.union(*(paths(item, f"{prefix}[]") - {f"{prefix}[]"} for item in value))
    return {prefix}


def test_every_field_is_told_in_the_reference_and_every_told_field_is_there() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    make_evidence(walk.company)
    asked = make_walk(at=Status.QUESTION_OPEN, company=walk.company, owner=walk.owner)
    again = begin_from(origin=walk.application, mode=walk.mode, actor=walk.owner, at=NOW)
    found = set()
    for application in (walk.application, asked.application, again):
        found |= paths(whole(walk.owner, application))
    assert found == set(fields())


def test_versions_signature_and_decision_are_as_they_were() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    told = whole(walk.owner, walk.application)
    (version,) = told["versions"]
    assert digest(version["content"]) == version["sha256"] == version["signature"]["sha256"]
    assert version["signature"]["name"] == walk.owner.name
    assert told["decision"]["gpu_hours"] == told["allocation"]["gpu_hours"] == "5000.0000"
    assert told["history"][0]["what"] == "Application received"
    assert told["status"] == "Accepted"


def test_the_archive_holds_everything_and_its_hashes_hold() -> None:
    walk = make_walk(at=Status.ACCEPTED)
    evidence = make_evidence(walk.company)
    found = archive(walk.owner, walk.application)
    names = found.namelist()
    piece = f"evidence/{evidence.kind}-v1-{evidence.file.name}"
    assert names == [
        "file.json", "version-1.pdf", "receipt.pdf", "decision.pdf", piece, "manifest.json", "SHA256SUMS",
    ]  # fmt: skip
    manifest = json.loads(found.read("manifest.json"))
    assert [row["path"] for row in manifest["files"]] == names[:-2]
    for row in manifest["files"]:
        content = found.read(row["path"])
        assert (sha256(content).hexdigest(), len(content)) == (row["sha256"], row["size"])
    lines = found.read("SHA256SUMS").decode().splitlines()
    assert f"{sha256(found.read('manifest.json')).hexdigest()}  manifest.json" in lines
    assert found.testzip() is None
    assert manifest["missing"] == []
    letter = read(found.read("decision.pdf"))
    assert "The work is clear, useful and ready to run." in letter.text
    assert letter.language == walk.application.language


def test_nothing_of_the_staff_is_in_it() -> None:
    """Names and notes of everybody who checked and decided, in every place where they write."""
    walk = make_walk(at=Status.SUBMITTED)
    staff = (walk.officer, walk.assessor, walk.reviewer, walk.decider)
    for person in staff:
        User.objects.filter(pk=person.pk).update(
            name=f"{CANARY} {person.pk}", email=f"{CANARY}{person.pk}@x.lu"
        )
        person.refresh_from_db()
    walk.start_review()
    reviews.close_step(
        step=walk.step(), outcome="eligible", checks=walk.checks(), note=CANARY, actor=walk.officer, at=NOW
    )
    reviews.close_step(step=walk.step(), outcome="feasible", note=CANARY, actor=walk.assessor, at=NOW)
    walk.pools()
    prepared = reviews.prepare_decision(
        application=walk.application, verdict="decline", reasons="The reasons.", actor=walk.officer, at=NOW,
        hours=None, months=None, starts_on=None, instrument="", conditions=[],
    )  # fmt: skip
    before = json.dumps(whole(walk.owner, walk.application))
    assert "The reasons." not in before
    reviews.confirm(decision=prepared, actor=walk.decider, at=NOW)
    walk.application.refresh_from_db()
    after = json.dumps(whole(walk.owner, walk.application))
    found = archive(walk.owner, walk.application)
    everything = (
        before
        + after
        + "".join(
            read(found.read(name)).text if name.endswith(".pdf") else found.read(name).decode()
            for name in found.namelist()
        )
    )
    assert "The reasons." in after
    assert CANARY not in everything


def test_a_decision_that_is_only_prepared_is_nowhere() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    walk.prepare()
    assert "decision" not in whole(walk.owner, walk.application)
    assert signed_in(walk.owner).get(address("decision_pdf", walk.application)).status_code == 404


def test_an_answer_that_is_not_sent_stays_at_home() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    walk.application.rounds.get().questions.update(answer="half a thought")
    assert "half a thought" not in json.dumps(whole(walk.owner, walk.application))


def test_only_whoever_sees_the_evidence_takes_it_along() -> None:
    walk = make_walk(at=Status.IN_REVIEW)
    make_evidence(walk.company)
    walk.eligible()
    assert whole(walk.owner, walk.application)["evidence"]
    assert whole(walk.assessor, walk.application)["evidence"] == []
    assert not [name for name in archive(walk.assessor, walk.application).namelist() if "evidence" in name]


def test_evidence_that_no_scanner_let_through_is_not_handed_out(settings) -> None:
    walk = make_walk(at=Status.SUBMITTED)
    make_evidence(walk.company)
    settings.UNSCANNED_FILES = False
    assert whole(walk.owner, walk.application)["evidence"] == []


def test_a_file_that_the_storage_lost_is_named_and_stops_nothing() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    row = make_evidence(walk.company)
    row.file.content.storage.delete(row.file.content.name)
    manifest = json.loads(archive(walk.owner, walk.application).read("manifest.json"))
    assert manifest["missing"] == [f"evidence/{row.kind}-v1-{row.file.name}"]


@pytest.mark.parametrize("name", ["whole_json", "whole_zip", "decision_pdf"])
def test_strangers_learn_nothing(name: str, stranger) -> None:
    walk = make_walk(at=Status.DECLINED)
    assert signed_in(stranger).get(address(name, walk.application)).status_code == 404
    assert signed_in(make_staff(Role.OPERATOR)).get(address(name, walk.application)).status_code == 404
    assert Client().get(address(name, walk.application)).status_code == 302


def test_that_it_was_taken_along_is_written_down() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    viewer = join(walk.company, role=Role.VIEWER, user=make_person("Vera"))
    whole(viewer, walk.application)
    archive(viewer, walk.application)
    events = Event.objects.of(walk.application).filter(name="file.exported")
    assert [(event.actor, event.data["form"]) for event in events] == [(viewer, "json"), (viewer, "zip")]


def test_the_json_is_known_to_the_public_check() -> None:
    walk = make_walk(at=Status.SUBMITTED)
    content = body(signed_in(walk.owner).get(address("whole_json", walk.application)))
    assert Issued.objects.get().sha256 == sha256(content).hexdigest()
    answer = Client().post("/check/", {"fingerprint": sha256(content).hexdigest()})
    assert "Export of the whole file (JSON)" in text(answer)


def test_a_draft_can_be_taken_along_as_well(draft, viewer) -> None:
    told = whole(viewer, draft.application)
    assert told["draft"]["answers"]["work"]["software"] == "PyTorch"
    assert (told["versions"], told["reference"]) == ([], None)
    assert archive(viewer, draft.application).namelist() == ["file.json", "manifest.json", "SHA256SUMS"]


def test_the_archive_is_written_while_it_is_read() -> None:
    taken = []

    def slow():
        for number in range(50):
            taken.append(number)
            yield bytes(str(number), "ascii") * 100_000

    pieces = stream([("big", slow())], head={}, at=NOW)
    for _piece in range(3):
        next(pieces)
    assert len(taken) < 50
