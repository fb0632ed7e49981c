"""Translations compiled and compared without gettext's tools: a fresh checkout has only Python."""

import ast
import re
import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.local.places import ROOT

_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+(".*")')
_MAGIC = 0x950412DE


def compile_all(_arguments: Sequence[str]) -> int:
    """Write every .mo anew from its .po."""
    for source in sources():
        source.with_suffix(".mo").write_bytes(packed(catalog(source.read_text())))
        print(f"Compiled {source.relative_to(ROOT)}")
    return 0


def stale() -> list[str]:
    """The .po files whose compiled form is missing or says something else."""
    return [str(source.relative_to(ROOT)) for source in sources() if not _is_fresh(source)]


def sources() -> list[Path]:
    return sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))


def catalog(text: str) -> dict[str, str]:
    """Each translated message of a .po text, keyed the way a .mo file keys it."""
    known = {}
    for fields, fuzzy in _entries(text):
        key, translation = fields.get("msgid", ""), fields.get("msgstr", "")
        if (key and fuzzy) or not translation.strip("\0"):
            continue
        if "msgid_plural" in fields:
            key = f"{key}\0{fields['msgid_plural']}"
        if "msgctxt" in fields:
            key = f"{fields['msgctxt']}\4{key}"
        known[key] = translation
    return known


def _entries(text: str) -> Iterator[tuple[dict[str, str], bool]]:
    """The fields of each entry and whether it is marked as uncertain; plural forms are joined by a zero."""
    fields: dict[str, str] = {}
    fuzzy, name = False, ""
    for line in [*text.splitlines(), ""]:
        field = _FIELD.match(line)
        if line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif field:
            name = field[1]
            separator = "\0" if field[2] not in (None, "0") else ""
            fields[name] = fields.get(name, "") + separator + ast.literal_eval(field[3])
        elif line.startswith('"'):
            fields[name] += ast.literal_eval(line)
        elif not line.strip() and fields:
            yield fields, fuzzy
            fields, fuzzy = {}, False


def packed(messages: dict[str, str]) -> bytes:
    """The catalog as a .mo file."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    count, header = len(pairs), 28
    start = header + 16 * count
    tables = []
    for side in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[side]), start))
            start += len(pair[side]) + 1
    body = b"".join(pair[side] + b"\0" for side in (0, 1) for pair in pairs)
    head = struct.pack("<7I", _MAGIC, 0, count, header, header + 8 * count, 0, start)
    return head + b"".join(tables) + body


def unpacked(compiled: bytes) -> dict[str, str]:
    """The catalog in a .mo file."""
    _, _, count, keys, texts = struct.unpack_from("<5I", compiled)

    def word(table: int, number: int) -> str:
        length, offset = struct.unpack_from("<II", compiled, table + 8 * number)
        return compiled[offset : offset + length].decode()

    return {word(keys, number): word(texts, number) for number in range(count)}


def _is_fresh(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and unpacked(compiled.read_bytes()) == catalog(source.read_text())


if __name__ == "__main__":
    sys.exit(
        "\n".join(f"{source} is not compiled; give: python3 dev.py messages" for source in stale()) or None
    )
