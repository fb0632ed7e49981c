"""What people type is set as text and nothing else, in a PDF that programs for blind readers can read."""

import pytest

from applications.paper.document import Document, Part, visible
from applications.paper.typesetting import typeset, undisplayable
from tests.applications.paper.reading import read


def document(answer: str, **more) -> Document:
    facts = {
        "title": "Castings",
        "language": "fr",
        "author": "The portal",
        "footer": "MLXAI-2026PG-0001",
        "page": "Page",
        "note": "Some signs are missing.",
        "facts": [("Reference", "MLXAI-2026PG-0001")],
        "parts": [Part(heading="Project", rows=[("What?", answer)])],
    }
    return Document(**facts | more)


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    found = read(typeset(document("A camera.")))
    assert (found.title, found.language, found.tagged) == ("Castings", "fr", True)
    assert "Reference MLXAI-2026PG-0001 Project What? A camera." in found.text


@pytest.mark.parametrize(
    "typed",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.2.0": *',
        "#sys.inputs",
        "$x^2$ *bold* _it_ @ref <label> `raw` = Heading",
        "\\u{41} ] } ) #panic(1)",
        "]; #set page(fill: red) [",
        '"}, "title": "other',
        "<script>alert(1)</script>",
        "{{ site.secret }} {% debug %}",
    ],
)
def test_markup_of_every_kind_is_inert(typed: str) -> None:
    found = read(typeset(document(typed)))
    assert typed in found.text
    assert "root:" not in found.text
    assert found.title == "Castings"


def test_control_and_direction_signs_are_not_set() -> None:
    found = read(
        typeset(document("one\x00\x07\x1b\x7f two\u202e\u2066\u200f\u200bthree", title="A\u202eB\x1bC"))
    )
    assert "one twothree" in found.text
    assert found.title == "ABC"


def test_every_kind_of_line_break_is_one() -> None:
    assert visible("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_ten_thousand_lines_are_all_there() -> None:
    found = read(typeset(document("\n".join(f"line {number}" for number in range(10_000)))))
    assert found.pages > 100
    assert "line 0 " in found.text
    assert "line 9999" in found.text


def test_a_word_without_end_stays_on_the_page() -> None:
    found = read(typeset(document("y" * 5000)))
    assert found.text.replace(" ", "").count("y") >= 5000


def test_signs_that_no_font_has_are_named_and_the_others_stay() -> None:
    found = read(typeset(document("ok 😀 中文字符語言 ✓ → € œ ß Ünïcødé Ελληνικά Кириллица")))
    assert "[U+1F600]" in found.text
    assert "[U+4E2D]" in found.text
    assert "✓ → € œ ß Ünïcødé Ελληνικά Кириллица" in found.text
    assert "Some signs are missing." in found.text
    assert "Some signs are missing." not in read(typeset(document("plain"))).text


def test_a_text_full_of_strange_signs_is_set_all_the_same() -> None:
    strange = "".join(
        chr(0x0100 + number * 37) for number in range(1200) if not 0xD800 <= 0x0100 + number * 37 < 0xE000
    )
    assert read(typeset(document(strange))).pages >= 1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert typeset(document("A camera.")) == typeset(document("A camera."))


def test_an_error_about_something_else_names_no_sign() -> None:
    assert undisplayable("unknown variable: x") == set()
    assert undisplayable('PDF/UA-1 error: the text `"\\u{1f600}"` could not be displayed with font') == {"😀"}
