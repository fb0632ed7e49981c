"""Sets a document as an accessible PDF (PDF/UA-1, ISO 14289-1), tagged and in its language.

SECURITY: the compiler reads one template of ours and JSON; it fetches nothing, and its root holds nothing else.
"""

import json
import re
from pathlib import Path
from typing import Any

import typst

from applications.paper.document import Document

FOLDER = Path(__file__).parent / "page"
TEMPLATE = FOLDER / "document.typ"
EDITION = "1"  # of the template: another look is another file, and the files of before stay what they are
MOST_TRIES = 40
ALL_AT_ONCE = 4  # after so many tries, every sign of the scripts that our fonts hardly know goes at once
REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
PLAIN = 0x250  # Basic Latin to Latin Extended-B
FAR, SIGNS = 0x590, range(0x1E00, 0x2C00)  # beyond Armenian; but not Latin's additions, punctuation, arrows


def typeset(document: Document) -> bytes:
    """The bytes of the PDF; the same document gives the same bytes."""
    data, refused = document.as_data(), set[str]()
    for tries in range(MOST_TRIES):
        try:
            return _compile(_marked(data, refused) if refused else data)
        except typst.TypstError as error:
            found = undisplayable(str(error))
            if not found:
                raise
            refused |= found
            if tries >= ALL_AT_ONCE:
                refused |= {sign for sign in json.dumps(data, ensure_ascii=False) if _is_far(sign)}
    raise RuntimeError("No font shows this text.")


def _compile(data: dict[str, Any]) -> bytes:
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        root=str(FOLDER),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return pdf


def _is_far(sign: str) -> bool:
    return ord(sign) >= FAR and ord(sign) not in SIGNS


def undisplayable(error: str) -> set[str]:
    """The signs that no font has, as the compiler names them; plain letters beside them are not meant."""
    match = REFUSED.search(error)
    if match is None:
        return set()
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), match[1])
    return {sign for sign in text if ord(sign) >= PLAIN} or set(text)


def _marked(value: Any, refused: set[str]) -> Any:
    """The same with the number of each such sign in its place: nothing is lost without a trace."""
    table = {ord(sign): f"[U+{ord(sign):04X}]" for sign in refused}

    def walk(item: Any) -> Any:
        if isinstance(item, str):
            return item.translate(table)
        if isinstance(item, dict):
            return {key: walk(each) for key, each in item.items()}
        return [walk(each) for each in item] if isinstance(item, list) else item

    return walk(value) | {"marked": True}
