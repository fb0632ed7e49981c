"""The one way to write CSV: every cell is inert in a spreadsheet, numbers stay numbers.

Cells that would start a formula get an apostrophe in front; control characters are taken out.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets read UTF-8 as something else
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # all but the line break
STARTS_A_FORMULA = frozenset("=+-@|")
BLANK_OR_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
# A spreadsheet set to another separator cuts the cell there, quotes or not, and what follows starts a cell.
OTHER_SEPARATOR = re.compile(r"([,;])(?=\s*[=+\-@|＝＋－＠｜])")


def safe_cell(value: Any) -> str | int | Decimal:
    """The value as a cell that no spreadsheet executes.

    SECURITY: leading = + - @ | and their full-width variants are neutralised, also behind blanks,
    tabs, line breaks, NUL and characters nobody sees. Whole numbers and decimals pass as numbers.
    """
    if value is None:
        return ""
    if _is_number(value):
        return Decimal(f"{value:f}") if isinstance(value, Decimal) else value
    text = _without_controls(str(value))
    return f"'{text}" if _starts_a_formula(text) else text


def csv_lines(
    rows: Iterable[Iterable[Any]], *, delimiter: str = ",", byte_order_mark: bool = True
) -> Iterator[str]:
    """Yield the file line by line, for a response that streams."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    lead = BYTE_ORDER_MARK if byte_order_mark else ""
    for row in rows:
        writer.writerow([_for_delimiter(safe_cell(cell), delimiter) for cell in row])
        yield lead + buffer.getvalue()
        lead = ""
        buffer.seek(0)
        buffer.truncate()


def _is_number(value: Any) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _without_controls(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return CONTROLS.sub("", text).strip("\n")


def _starts_a_formula(text: str) -> bool:
    for char in text:
        if unicodedata.category(char) not in BLANK_OR_UNSEEN:
            return not STARTS_A_FORMULA.isdisjoint(unicodedata.normalize("NFKC", char))
    return False


def _for_delimiter(cell: str | int | Decimal, delimiter: str) -> str | int | Decimal:
    if not isinstance(cell, str):
        return cell
    return OTHER_SEPARATOR.sub(lambda match: match[0] if match[1] == delimiter else f"{match[1]}'", cell)
