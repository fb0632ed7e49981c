"""The public check: genuine or not, and of which moment; whose it is only for whoever knows the reference."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from applications import services
from applications.dialogue import services as dialogue
from applications.paper.checking import of_file, typed
from applications.paper.models import Issued
from applications.statuses import Status
from portal.calculators import REQUESTS_PER_WINDOW
from portal.files.models import StoredFile
from tests.applications.paper.reading import body
from tests.applications.writing import errors, text
from tests.factories import NOW, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CHECK = "/check/"
UNKNOWN = "0" * 64


@pytest.fixture
def walk():
    return make_walk(at=Status.SUBMITTED)


def answered(response) -> str:
    """The answer without the form below it."""
    return text(response).partition("Check another file")[0]


def upload(content: bytes, **more: str):
    file = io.BytesIO(content)
    file.name = "anything.pdf"
    return Client().post(CHECK, {"file": file, **more})


def pdf_of(walk, name: str = "receipt_pdf", *more) -> bytes:
    return body(signed_in(walk.owner).get(reverse(f"paper:{name}", args=[walk.application.public_id, *more])))


@pytest.mark.parametrize("name", ["receipt_pdf", "version_pdf"])
def test_a_file_of_ours_is_known_without_saying_whose(walk, name: str) -> None:
    words = answered(upload(pdf_of(walk, name, *([1] if name == "version_pdf" else []))))
    assert "This is genuine" in words
    assert "24.11.2026, 10:00 (Luxembourg time, UTC+1)" in words
    for secret in (walk.application.reference, walk.company.name, walk.owner.name, walk.application.title):
        assert secret not in words


def test_one_changed_byte_is_not_known(walk) -> None:
    words = text(upload(pdf_of(walk) + b"\n"))
    assert "We do not know this" in words
    assert "genuine and" not in words


def test_with_its_reference_it_is_confirmed(walk) -> None:
    words = text(upload(pdf_of(walk), reference=" mlxai-2026pg-0001 "))
    assert "It belongs to MLXAI-2026PG-0001." in words
    assert "later version" not in words


def test_with_another_reference_it_is_denied(walk) -> None:
    other = make_walk(at=Status.SUBMITTED)
    words = answered(upload(pdf_of(walk), reference=other.application.reference))
    assert f"But it does not belong to {other.application.reference}." in words
    assert walk.application.reference not in words


def test_an_unknown_file_says_nothing_about_a_reference(walk) -> None:
    known = answered(upload(b"x", reference=walk.application.reference))
    never = answered(upload(b"x", reference="MLXAI-2026PG-9999"))
    assert known == never
    assert "We do not know this" in known


def test_a_fingerprint_can_be_typed_as_people_copy_it(walk) -> None:
    digest = walk.application.versions.get().digest
    answer = Client().post(CHECK, {"fingerprint": f"SHA-256: {digest[:32].upper()}\n {digest[32:]}"})
    assert "Content of a submitted application" in text(answer)
    assert typed("12") == ""


def test_a_later_version_is_told_to_who_knows_the_reference() -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    first = walk.application.versions.get().digest
    values = {"kind_of_work": "inference", "model": "X", "software": "Y", "container": "no"}
    services.save_section(
        application=walk.application, section="work", values=values, actor=walk.owner, at=NOW
    )
    dialogue.answer(
        application=walk.application, texts={1: "X."}, actor=walk.owner, at=NOW + timedelta(hours=1)
    )
    told = Client().post(CHECK, {"fingerprint": first, "reference": walk.application.reference})
    assert "A later version of this application has been submitted since." in text(told)
    assert "later version" not in text(Client().post(CHECK, {"fingerprint": first}))


def test_nothing_that_is_sent_is_kept(walk) -> None:
    before = Issued.objects.count(), StoredFile.objects.count()
    upload(b"a private document")
    assert (Issued.objects.count(), StoredFile.objects.count()) == before


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a file, or type its fingerprint."),
        (
            {"fingerprint": "abc"},
            "A fingerprint has 64 figures and letters from a to f. Check what you typed.",
        ),
    ],
)
def test_bad_input_gets_a_sentence(sent: dict, sentence: str) -> None:
    assert errors(Client().post(CHECK, sent)) == [sentence]


def test_a_file_too_large_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("applications.paper.check_views.MOST_BYTES", 10)
    assert errors(upload(b"x" * 11)) == ["Our files are smaller than this. Choose a file of at most 20 MB."]


def test_whoever_asks_very_often_waits(walk) -> None:
    client = Client()
    for _time in range(REQUESTS_PER_WINDOW):
        assert client.post(CHECK, {"fingerprint": UNKNOWN}).status_code == 200
    answer = client.post(CHECK, {"fingerprint": UNKNOWN})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "Try again in a minute." in text(answer)
    assert client.get(CHECK).status_code == 200


def test_the_fingerprint_of_pieces_is_that_of_the_whole() -> None:
    assert of_file([b"ab", b"c"]) == of_file([b"abc"])
