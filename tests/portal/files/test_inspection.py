"""Every hostile file is refused or made harmless, and good ones of every kind pass."""

import io

import pytest
from PIL import Image

from portal.files import names
from portal.files.inspection import FileRefused, inspect
from portal.files.kinds import KINDS, MOST_BYTES
from tests.portal.files import hostile


@pytest.mark.parametrize("name", hostile.GOOD)
def test_good_file_passes_as_what_it_is(name: str) -> None:
    upload = inspect(name=name, content=hostile.GOOD[name])
    assert (upload.name, upload.mime) == (name, KINDS[name.rsplit(".", 1)[1]].mime)


@pytest.mark.parametrize("what", hostile.HOSTILE)
def test_hostile_file_is_refused_with_a_sentence(what: str) -> None:
    name, content = hostile.HOSTILE[what]
    with pytest.raises(FileRefused) as refused:
        inspect(name=name, content=content)
    assert str(refused.value).endswith(".")
    assert "%(" not in str(refused.value)


def test_size_is_judged_at_the_limit() -> None:
    assert inspect(name="a.txt", content=b"a" * MOST_BYTES).size == MOST_BYTES
    with pytest.raises(FileRefused, match="larger than 10 MB"):
        inspect(name="a.txt", content=b"a" * (MOST_BYTES + 1))


def test_picture_keeps_its_pixels_and_nothing_else() -> None:
    spoilt = hostile.with_a_place() + b"<script>alert(1)</script>" + hostile.packed(("a.exe", b"MZ"))
    kept = inspect(name="photo.jpg", content=spoilt).content
    assert b"secret place" in spoilt
    assert b"secret place" not in kept
    assert b"script" not in kept
    assert b"PK\x03\x04" not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert (opened.size, dict(opened.getexif())) == ((4, 3), {})


def test_picture_behind_which_a_page_hides_is_written_anew() -> None:
    kept = inspect(name="a.png", content=hostile.picture() + b"<html><script>1</script>").content
    assert b"<html>" not in kept


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\accounts.pdf", "accounts.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ('say "hi".pdf', "say _hi_.pdf"),
        ("\u202exe.pdf", "xe.pdf"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        (f"{'a' * 4000}.pdf", f"{'a' * 116}.pdf"),
        ("..pdf", "pdf"),
        (" . ", "file"),
        ("🙂.pdf", "🙂.pdf"),
    ],
)
def test_name_is_cleaned(raw: str, shown: str) -> None:
    assert names.clean(raw) == shown
