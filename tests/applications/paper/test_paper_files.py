"""The PDF of a version and the receipt: for whoever sees the application, the same bytes each time."""

import json
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications import services
from applications.paper import issuing
from applications.paper.models import Issued
from applications.paper.tasks import make
from applications.statuses import Status
from portal.accounts.roles import Role
from tests.applications.paper.reading import body, read
from tests.applications.writing import text
from tests.factories import NOW, join, make_person, make_staff, make_walk
from tests.factories.calls import make_call
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def walk():
    return make_walk(at=Status.SUBMITTED)


def address(name: str, application, *more) -> str:
    return reverse(f"paper:{name}", args=[application.public_id, *more])


def fetched(person, where: str):
    return signed_in(person).get(where)


def test_the_pdf_says_what_the_version_says(walk) -> None:
    answer = fetched(walk.owner, address("version_pdf", walk.application, 1))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="MLXAI-2026PG-0001-v1-en.pdf"'
    assert answer["Content-Security-Policy"].startswith("sandbox")
    found = read(body(answer))
    assert (found.title, found.language, found.tagged) == ("Defects on castings, found by camera", "en", True)
    version = walk.application.versions.get()
    for words in (
        "MLXAI-2026PG-0001",
        walk.company.name,
        "We train a vision model that finds cracks",
        "Which model? DINOv2, 300 million parameters",
        f"Signed by {walk.owner.name}",
        version.digest,
        "24.11.2026, 10:00 (Luxembourg time, UTC+1)",
        "/check/",
    ):
        assert words in found.text


def test_it_speaks_the_language_of_its_reader(walk) -> None:
    reader = join(walk.company, role=Role.VIEWER, user=make_person(language="fr"))
    answer = fetched(reader, address("version_pdf", walk.application, 1))
    assert answer["Content-Disposition"].endswith('-v1-fr.pdf"')
    assert read(body(answer)).language == "fr"


def test_everybody_gets_the_same_bytes_and_they_are_made_once(walk, monkeypatch) -> None:
    where = address("version_pdf", walk.application, 1)
    first = body(fetched(walk.owner, where))
    monkeypatch.setattr("applications.paper.typesetting.typeset", None)
    assert body(fetched(make_staff(Role.OFFICER), where)) == first
    issued = Issued.objects.get()
    assert issued.sha256 == sha256(first).hexdigest()
    assert default_storage.exists(issued.content.name)


def test_another_look_of_the_page_is_another_file(walk, monkeypatch) -> None:
    where = address("version_pdf", walk.application, 1)
    fetched(walk.owner, where)
    monkeypatch.setattr("applications.paper.typesetting.EDITION", "2")
    fetched(walk.owner, where)
    # The same bytes under another edition are one file still: a fingerprint stands for one row.
    assert Issued.objects.count() == 1


@pytest.mark.parametrize("name", ["version_pdf", "receipt_pdf"])
def test_nobody_else_learns_that_it_exists(walk, stranger, name: str) -> None:
    where = address(name, walk.application, *([1] if name == "version_pdf" else []))
    assert fetched(stranger, where).status_code == 404
    assert fetched(make_staff(Role.OBSERVER), where).status_code == 404
    assert Client().get(where).status_code == 302


def test_a_version_that_is_not_there_is_not_found(walk) -> None:
    assert fetched(walk.owner, address("version_pdf", walk.application, 2)).status_code == 404


def test_the_receipt_names_reference_moment_fingerprint_and_signer(walk) -> None:
    found = read(body(fetched(walk.owner, address("receipt_pdf", walk.application))))
    assert found.title == "Receipt of your application"
    for words in ("MLXAI-2026PG-0001", "Received 24.11.2026, 10:00", walk.application.versions.get().digest):
        assert words in found.text
    assert f"Signed by {walk.owner.name}" in found.text
    assert "cut-off" not in found.text


def test_the_receipt_names_the_cut_off() -> None:
    call = make_call()
    sent = make_walk(at=Status.SUBMITTED, mode=call.mode)
    found = read(body(fetched(sent.owner, address("receipt_pdf", sent.application))))
    assert "For the cut-off of 27.11.2026, 10:00 (Luxembourg time, UTC+1)" in found.text


def test_before_sending_there_is_a_draft_and_no_receipt(draft, viewer) -> None:
    assert fetched(draft.owner, address("receipt_pdf", draft.application)).status_code == 404
    found = read(fetched(viewer, address("draft_pdf", draft.application)).content)
    assert "Draft, not sent" in found.text
    assert "Which model? DINOv2, 300 million parameters" in found.text
    assert not Issued.objects.exists()


def test_a_sent_application_has_no_draft(walk) -> None:
    assert fetched(walk.owner, address("draft_pdf", walk.application)).status_code == 404


def test_a_long_one_is_made_by_a_worker(walk, monkeypatch) -> None:
    rung = []
    monkeypatch.setattr("applications.paper.views.bell.ring", lambda task, **ids: rung.append((task, ids)))
    monkeypatch.setattr(issuing, "MOST_AT_ONCE", 100)
    where = address("version_pdf", walk.application, 1)
    waiting = fetched(walk.owner, where)
    assert waiting.status_code == 202
    assert "Come back in a minute." in text(waiting)
    ((task, ids),) = rung
    assert task == "applications.paper.make"
    make(**ids)
    assert fetched(walk.owner, where).status_code == 200


def test_sending_rings_for_the_files_in_both_languages(
    draft, django_capture_on_commit_callbacks, monkeypatch
) -> None:
    rung = []
    monkeypatch.setattr("applications.paper.effects.bell.ring", lambda task, **ids: rung.append((task, ids)))
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(application=draft.application, actor=draft.owner, at=NOW, language="de")
    (ids,) = [ids for task, ids in rung if task == "applications.paper.make"]
    assert ids["languages"] == sorted({"de", draft.application.language})
    make(**ids)
    make(**ids)
    assert Issued.objects.count() == 4


def test_a_renamed_company_does_not_rename_what_was_sent(walk) -> None:
    was = walk.company.name
    type(walk.company).objects.filter(pk=walk.company.pk).update(name="Quite Another S.A.")
    found = read(body(fetched(walk.owner, address("version_pdf", walk.application, 1))))
    assert was in found.text
    assert "Quite Another" not in found.text


def test_the_json_that_leaves_is_known_by_its_bytes(walk) -> None:
    where = reverse("applications:version_file", args=[walk.application.public_id, 1])
    first, second = (fetched(walk.owner, where).content for _time in range(2))
    assert first == second
    assert json.loads(first)["reference"] == "MLXAI-2026PG-0001"
    assert Issued.objects.get().sha256 == sha256(first).hexdigest()


def test_what_is_kept_costs_a_fixed_number_of_queries(walk) -> None:
    client, where = signed_in(walk.owner), address("version_pdf", walk.application, 1)
    body(client.get(where))
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as seen:
            body(client.get(where))
        counts.append(len(seen))
    assert counts == [7, 7]
