"""The list is read in the Commission's format, loaded by edition, and hostile files are refused with a sentence."""

from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from companies.screening.models import ListedSubject, SanctionsList
from companies.screening.sanctions import reading
from companies.screening.sanctions.folding import fold, fold_name
from companies.screening.sanctions.loading import load, plan
from companies.screening.sanctions.reading import Bounded, Header, Unreadable, subjects_of
from tests.factories import NOW, make_person
from tests.factories.screening import INVENTED, list_file
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db
LATER = "2026-03-01T10:00:00.000+01:00"


def read(file: Any) -> list[Any]:
    return list(subjects_of(Bounded(file), Header()))


def test_a_file_is_read_subject_by_subject() -> None:
    person, entity = read(list_file(weak=["Золтраг Вексмиров"]))
    assert (person.reference, person.kind, person.births) == ("1001", "person", ("1961-05-17",))
    assert [(name.text, name.strong) for name in person.names] == [
        ("Zoltrag Vexmirov", True),
        ("Золтраг Вексмиров", False),
    ]
    assert (entity.kind, entity.eu_reference, entity.programme) == ("entity", "EU.1002.1", "INV")


LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">%s]><export>&lol9;</export>"""
    % b"".join(b'<!ENTITY lol%d "%s">' % (number, b"&lol%d;" % (number - 1) * 10) for number in range(1, 10))
)
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><export>&x;</export>"""
OPENING = list_file().getvalue().split(b"<sanctionEntity")[0]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (LAUGHS, "The file declares a document type or entities."),
        (OUTSIDE, "The file declares a document type or entities."),
        (b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><export/>', "The file declares a document type"),
        (b"", "The file is not whole XML"),
        (b"PK\x03\x04", "The file is not whole XML"),
        (b"<export/>", "This is not the Commission's list"),
        (OPENING.replace(b"2026-01-05T10:00:00.000+01:00", b"yesterday") + b"</export>", "when it was made"),
        (OPENING + b"</export>", "The file has no subjects."),
        (OPENING + b"<sanctionEntity/></export>", "A subject of the file has no usable number."),
        (OPENING + b'<sanctionEntity logicalId="1"/></export>', "has no names"),
        (list_file().getvalue()[:-30], "The file is not whole XML"),
        (list_file([*INVENTED, INVENTED[0]]).getvalue(), "stands in the file twice"),
    ],
)
def test_what_is_not_the_list_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(BytesIO(body))
    with pytest.raises(Unreadable):
        load(BytesIO(body), actor=None, at=NOW)
    assert not SanctionsList.objects.exists()


class Endless:
    """A file that claims a gigabyte and goes on and on."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, number: int = -1) -> bytes:
        self.given += number
        return OPENING if self.given == number else b" " * number


def test_a_gigabyte_is_stopped_at_the_limit() -> None:
    file = Endless()
    with pytest.raises(Unreadable, match="larger than 100 MB"):
        read(file)
    assert file.given <= reading.MOST_BYTES + (1 << 17)


def test_editions_keep_what_stays_and_close_what_goes() -> None:
    first = load(list_file(), actor=None, at=NOW)
    assert (first.subjects, first.added, first.changed, first.removed) == (2, 2, 0, 0)
    changed = [("1001", "person", ("Zoltrag Vexmirov",)), ("1003", "enterprise", ("Brelmont Shipping",))]
    made = plan(list_file(changed, generated=LATER))
    assert (len(made.added), len(made.changed), made.removed) == (1, 1, ["1002"])
    assert SanctionsList.objects.count() == 1
    second = load(list_file(changed, generated=LATER), actor=None, at=NOW)
    assert (second.added, second.changed, second.removed) == (1, 1, 1)
    kept = ListedSubject.objects.order_by("id").values_list("reference", "since", "removed_in")
    assert list(kept) == [
        ("1001", first.pk, second.pk),
        ("1002", first.pk, second.pk),
        ("1003", second.pk, None),
        ("1001", second.pk, None),
    ]


def test_the_same_file_and_an_older_one_are_refused() -> None:
    load(list_file(generated=LATER), actor=None, at=NOW)
    with pytest.raises(Unreadable, match="loaded already"):
        load(list_file(generated=LATER), actor=None, at=NOW)
    with pytest.raises(Unreadable, match="older than the list"):
        load(list_file(), actor=None, at=NOW)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ardenne Vision S.à r.l.", "ardenne vision"),
        ("ARDENNE VISION SARL", "ardenne vision"),
        ("Ardenne Vision S.à r.l.-S", "ardenne vision"),
        ("Qorvan Heavy Arms ООО", "qorvan heavy arms"),
        ("Золтраг", "zoltrag"),
        ("Ångström & Söhne GmbH", "angstrom sohne"),
        ("S.A.", "sa"),
    ],
)
def test_names_are_folded(written: str, folded: str) -> None:
    assert fold_name(written) == folded
    assert fold(fold(written)) == fold(written)


def test_the_command_tries_and_loads(tmp_path: Any) -> None:
    said = StringIO()
    path = tmp_path / "list.xml"
    path.write_bytes(list_file().getvalue())
    call_command("load_sanctions", path, "--dry-run", stdout=said)
    assert not SanctionsList.objects.exists()
    call_command("load_sanctions", path, stdout=said)
    assert said.getvalue() == "2 subjects: 2 added, 0 changed, 0 removed.\n" * 2
    with pytest.raises(CommandError, match="loaded already"):
        call_command("load_sanctions", path)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_sanctions", tmp_path / "none.xml")


@pytest.fixture
def administrator() -> Client:
    person = make_person()
    type(person).objects.filter(pk=person.pk).update(is_staff=True, is_superuser=True)
    person.refresh_from_db()
    return signed_in(person)


def test_the_administration_shows_counts_before_it_loads(administrator: Client) -> None:
    def send(**more: Any) -> Any:
        file = SimpleUploadedFile("list.xml", list_file().getvalue())
        return administrator.post("/admin/screening/sanctionslist/add/", {"file": file} | more)

    assert "2 would be added" in send().text
    assert not SanctionsList.objects.exists()
    assert send(for_good="on").status_code == 302
    assert SanctionsList.objects.get().loaded_by is not None
    assert "This very file is loaded already." in send(for_good="on").text


def test_nobody_else_loads_a_list() -> None:
    assert signed_in(make_person()).get("/admin/screening/sanctionslist/add/").status_code in (302, 403, 404)
