"""A file goes to whoever sees what it belongs to, as a download and never as a page."""

import pytest

from portal.files import access
from portal.files.forms import UploadField
from portal.files.inspection import FileRefused
from portal.files.models import StoredFile
from portal.settings import files as file_settings
from tests.factories import make_person
from tests.factories.files import make_file
from tests.factories.sessions import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("everybody_sees")
def test_file_leaves_as_a_download_that_no_browser_runs() -> None:
    file = make_file(name='Grüße "1".txt', content=b"Hello")
    response = signed_in(make_person()).get(file.get_absolute_url())
    told = {
        name: response.headers[name]
        for name in (
            "Content-Type",
            "Content-Disposition",
            "X-Content-Type-Options",
            "Content-Security-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control",
        )
    }
    assert b"".join(response.streaming_content) == b"Hello"
    assert told == {
        "Content-Type": "text/plain",
        "Content-Disposition": "attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe%20_1_.txt",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def test_file_that_nothing_links_to_is_not_there_even_for_who_uploaded_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(access, "_sources", [])
    file = make_file()
    assert signed_in(file.uploaded_by).get(file.get_absolute_url()).status_code == 404


def test_place_of_a_file_says_nothing() -> None:
    file = make_file(name="accounts.txt")
    assert "accounts" not in file.content.name
    assert file.public_id not in file.content.name
    assert make_file(name="accounts.txt").content.name != file.content.name


def test_a_day_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.files.services.FILES_A_DAY", 2)
    person = make_person()
    for _number in range(2):
        make_file(actor=person)
    with pytest.raises(FileRefused, match="very much today"):
        make_file(actor=person)
    assert StoredFile.objects.filter(uploaded_by=person).count() == 2


def test_field_says_what_it_takes() -> None:
    field = UploadField()
    assert str(field.help_text).startswith("PDF, PNG, JPEG, Word (DOCX)")
    assert "10 MB" in str(field.help_text)


@pytest.mark.parametrize(
    ("url", "backend", "options"),
    [
        ("file:///srv/uploads", "FileSystemStorage", {"location": "/srv/uploads"}),
        (
            "s3://key:se%2Fcret@bucket/portal?endpoint_url=https://s3.example.lu&region_name=lu",
            "S3Storage",
            {
                "bucket_name": "bucket",
                "location": "portal",
                "access_key": "key",
                "secret_key": "se/cret",
                "endpoint_url": "https://s3.example.lu",
                "region_name": "lu",
                "default_acl": "private",
            },
        ),
    ],
)
def test_storage_is_named_by_one_address(url: str, backend: str, options: dict[str, str]) -> None:
    entry = file_settings.storage(url)
    assert str(entry["BACKEND"]).endswith(backend)
    assert options.items() <= dict(entry["OPTIONS"]).items()


@pytest.mark.parametrize("url", ["ftp://x", "file://", "s3:///prefix", "media"])
def test_wrong_storage_stops_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="must start with"):
        file_settings.storage(url)
