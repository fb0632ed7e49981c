"""Nothing is handed out before the scanner has said so, and no file is lost on the way to it."""

import os
import zipfile
from datetime import timedelta

import pytest
from django.db import connection

from portal.files import clamd, scanning
from portal.files.models import FileState, StoredFile
from tests.factories import NOW, later
from tests.factories.files import make_file
from tests.factories.sessions import signed_in
from tests.portal.files.hostile import EICAR, docx
from tests.portal.files.scanner import HANG_UP, SILENT, Clamd

pytestmark = pytest.mark.django_db(transaction=True)


def test_clean_file_is_scanned_whole_and_handed_out(scanner: Clamd) -> None:
    file = make_file(content=b"a" * 200_000)
    assert not file.available
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available, scanner.seen) == (FileState.CLEAN, True, [b"a" * 200_000])


def test_virus_is_refused_for_good(scanner: Clamd) -> None:
    file = make_file(content=EICAR)
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available) == (FileState.REFUSED, False)
    assert file.reason == "The file contains a virus. Eicar-Signature"
    assert not StoredFile.objects.due(later(days=9)).exists()


def test_virus_inside_a_document_is_found_because_the_whole_file_is_sent(scanner: Clamd) -> None:
    """The inspection reads structure and not content; a part that is stored as it is shows what clamd is given."""
    document = docx((zipfile.ZipInfo("word/eicar.txt"), EICAR))
    file = make_file(name="letter.docx", content=document)
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available, scanner.seen) == (FileState.REFUSED, False, [document])


@pytest.mark.parametrize(
    "says",
    [
        "",
        "stream: ok",
        "INSTREAM size limit exceeded. ERROR",
        "Can't allocate memory ERROR",
        "stream: OK or not",
        "UNKNOWN COMMAND",
        HANG_UP,
    ],
)
def test_anything_but_a_clean_answer_leaves_the_file_closed(
    scanner: Clamd, says: str, settings: pytest.FixtureRequest
) -> None:
    file = make_file()
    scanner.says = says
    if not says:
        settings.CLAMD_URL = "tcp://127.0.0.1:1"
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available, file.locked_until) == (FileState.WAITING, False, None)
    assert file.next_attempt_at > NOW


def test_found_without_a_name_is_found(scanner: Clamd) -> None:
    file = make_file()
    scanner.says = "stream: (null) FOUND"
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available) == (FileState.REFUSED, False)


def test_silent_scanner_is_given_up_on(scanner: Clamd) -> None:
    scanner.says = SILENT
    with pytest.raises(clamd.ScannerAway, match="Timeout"):
        clamd.scan(b"x", url=scanner.url, patience=0.2)


def test_scanner_comes_back_and_the_file_gets_through(
    scanner: Clamd, settings: pytest.FixtureRequest
) -> None:
    there, settings.CLAMD_URL = settings.CLAMD_URL, "tcp://127.0.0.1:1"
    file = make_file()
    scanning.serve(file.pk, at=NOW)
    settings.CLAMD_URL = there
    assert not StoredFile.objects.due(NOW).exists()
    scanning.serve(file.pk, at=later(minutes=1))
    file.refresh_from_db()
    assert file.state == FileState.CLEAN


def test_worker_that_dies_between_upload_and_scan_loses_nothing(
    scanner: Clamd, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is a process of its own that ends at once, with its claim committed and no verdict."""
    file = make_file()
    connection.close()
    child = os.fork()
    if not child:
        monkeypatch.setattr(clamd, "scan", lambda *a, **k: os._exit(9))
        scanning.serve(file.pk, at=NOW)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    file.refresh_from_db()
    assert (file.state, file.attempts, file.available) == (FileState.WAITING, 1, False)
    rung: list[int] = []
    monkeypatch.setattr(scanning, "ring", rung.extend)
    assert scanning.sweep(at=NOW) == 0  # the claim still holds
    after = NOW + timedelta(seconds=scanning.LEASE)
    assert (scanning.sweep(at=after), rung) == (1, [file.pk])
    scanning.serve(file.pk, at=after)
    file.refresh_from_db()
    assert file.state == FileState.CLEAN


def test_two_workers_scan_once(scanner: Clamd) -> None:
    file = make_file()
    assert scanning.claim(file.pk, at=NOW) is not None
    assert scanning.claim(file.pk, at=NOW) is None
    scanning.serve(file.pk, at=NOW)
    assert scanner.seen == []


def test_without_a_scanner_production_hands_nothing_out(settings: pytest.FixtureRequest) -> None:
    settings.CLAMD_URL, settings.UNSCANNED_FILES = "", False
    file = make_file()
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert (file.state, file.available) == (FileState.WAITING, False)


def test_what_was_let_through_closes_with_the_setting_and_is_scanned_once_there_is_a_scanner(
    scanner: Clamd, settings: pytest.FixtureRequest
) -> None:
    there, settings.CLAMD_URL, settings.UNSCANNED_FILES = settings.CLAMD_URL, "", True
    file = make_file(content=EICAR)
    assert (file.state, file.available) == (FileState.UNSCANNED, True)
    settings.UNSCANNED_FILES = False
    assert not file.available
    settings.CLAMD_URL = there
    scanning.serve(file.pk, at=NOW)
    file.refresh_from_db()
    assert file.state == FileState.REFUSED


@pytest.mark.usefixtures("everybody_sees")
def test_page_of_a_waiting_file_says_so_and_gives_nothing_away(scanner: Clamd) -> None:
    file = make_file(content=b"secret words")
    response = signed_in(file.uploaded_by).get(file.get_absolute_url())
    assert (response.status_code, "Being checked for viruses" in response.text) == (409, True)
    assert "secret words" not in response.text
