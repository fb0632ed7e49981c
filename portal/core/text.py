"""Text that people typed, made safe for a place that holds one line: mail subjects, headers, log lines."""

import re
import unicodedata

LINE_BREAKS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Left-to-right and right-to-left marks, embeddings, overrides and isolates; zero-width blanks.
INVISIBLE = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
CONTROL_OR_SURROGATE = ("Cc", "Cs")


def single_line(text: str) -> str:
    """One clean line: breaks become blanks, control and direction characters go, runs of blanks shrink.

    SECURITY: a line break in a subject is a second header, and a direction override shows another text
    than the one that was checked.
    """
    line = LINE_BREAKS.sub(" ", text).replace("\t", " ").translate(INVISIBLE)
    kept = "".join(char for char in line if unicodedata.category(char) not in CONTROL_OR_SURROGATE)
    return " ".join(kept.split())
