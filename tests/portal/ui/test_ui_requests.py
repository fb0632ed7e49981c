"""Text that cannot be stored is refused at the door, wherever it stands."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.middleware import unstorable

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.ui.sample_pages")]


@pytest.mark.parametrize(
    "address",
    ["/?q=%00", "/?q=a%00b", "/?%00=q", "/help/%00", "/?q=%ED%A0%80%00"],
)
def test_nul_in_the_address_is_a_bad_request(address: str) -> None:
    assert Client().get(address).status_code == 400


@pytest.mark.parametrize("posted", [{"title": "a\x00"}, {"t\x00": "a"}, {"title": ["fine", "\x00"]}])
def test_nul_in_a_form_is_a_bad_request(posted: dict[str, object]) -> None:
    assert Client().post("/sample/", posted).status_code == 400


def test_nul_in_a_form_with_a_file_is_a_bad_request() -> None:
    posted = {"title": "a\x00", "plan": SimpleUploadedFile("plan.pdf", b"\x00\x01")}
    assert Client().post("/sample/", posted).status_code == 400


def test_nul_inside_a_file_is_nobodys_business_here() -> None:
    posted = {"title": "Plan", "kind": "a", "plan": SimpleUploadedFile("plan.pdf", b"\x00\x01")}
    assert Client().post("/sample/", posted).status_code == 302


def test_the_page_about_it_says_what_to_do() -> None:
    assert "remove what you pasted last" in Client().post("/sample/", {"title": "\x00"}).content.decode()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_every_other_text_is_let_through(text: str) -> None:
    assert unstorable(text) is False


@given(st.text(), st.sampled_from(["\x00", "\ud800", "\udbff", "\udc00", "\udfff"]), st.text())
def test_one_bad_character_anywhere_is_enough(before: str, bad: str, after: str) -> None:
    assert unstorable(before + bad + after) is True
