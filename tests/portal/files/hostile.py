"""Files that somebody sends to do harm, each made here; and good ones of every kind, to be spoilt."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from portal.files.kinds import MOST_BYTES

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = '<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{}"/></Types>'
Part = tuple[str | zipfile.ZipInfo, bytes | str]


def packed(*parts: Part) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return kept.getvalue()


def docx(*more: Part, types: str = WORD) -> bytes:
    body = '<?xml version="1.0"?><document>Hello</document>'
    return packed(("[Content_Types].xml", TYPES.format(types)), ("word/document.xml", body), *more)


def xlsx(*more: Part) -> bytes:
    return packed(("[Content_Types].xml", TYPES.format(SHEET)), ("xl/workbook.xml", "<workbook/>"), *more)


def odt(*more: Part) -> bytes:
    mime = "application/vnd.oasis.opendocument.text"
    return packed(("mimetype", mime), ("content.xml", "<office/>"), *more)


def ods() -> bytes:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(("mimetype", mime), ("content.xml", "<office/>"))


def pdf(spoil: Callable[[PdfWriter], None] = lambda writer: None, *, pages: int = 1) -> bytes:
    writer, kept = PdfWriter(), io.BytesIO()
    for _number in range(pages):
        writer.add_blank_page(width=200, height=200)
    spoil(writer)
    writer.write(kept)
    return kept.getvalue()


def acts(writer: PdfWriter, name: str) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject(name), NameObject("/F"): TextStringObject("cmd")})
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)


def names_javascript(writer: PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    )
    names = ArrayObject([TextStringObject("x"), writer._add_object(action)])
    tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject({NameObject("/Names"): names})})
    writer.root_object[NameObject("/Names")] = tree


def picture(form: str = "PNG", size: tuple[int, int] = (4, 3), **options: object) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "navy").save(kept, format=form, **options)
    return kept.getvalue()


def with_a_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif)


def png_head(width: int, height: int) -> bytes:
    """A picture of which only the size is given: 50,000 by 50,000 takes no room here and ten gigabytes there."""
    head = b"IHDR" + struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack("!I", 13) + head + struct.pack("!I", zlib.crc32(head))
    end = b"\0\0\0\0IEND" + struct.pack("!I", zlib.crc32(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + chunk + end


def symlink() -> Part:
    info = zipfile.ZipInfo("word/link")
    info.external_attr = 0o120777 << 16
    return info, "/etc/passwd"


GOOD = {
    "accounts.pdf": pdf(),
    "chart.png": picture(),
    "chart.jpg": picture("JPEG"),
    "chart.jpeg": picture("JPEG"),
    "letter.docx": docx(),
    "figures.xlsx": xlsx(),
    "letter.odt": odt(),
    "figures.ods": ods(),
    "people.csv": "Name;Posts\nMüller;-1,5\nTel;+352 621 123 456\n".encode(),
    "note.txt": "Grüße aus Esch".encode("cp1252"),
    "Ünïcode 🙂.pdf": pdf(),
    "annual.report.v2.pdf": pdf(),
}

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
REMOTE = (
    '<Relationships><Relationship Type="http://x/{}" Target="//evil" TargetMode="External"/></Relationships>'
)
BOMB = packed(("0.zip", packed(("0.bin", b"\0" * 2_000_000))))

HOSTILE = {
    "empty": ("a.pdf", b""),
    "over the limit": ("a.txt", b"a" * (MOST_BYTES + 1)),
    "no ending": ("README", b"text"),
    "script as svg": ("a.svg", SCRIPT),
    "svg renamed png": ("a.png", SCRIPT),
    "html": ("a.html", b"<html><script>1</script>"),
    "html renamed pdf": ("a.pdf", b"<html><script>1</script>"),
    "html renamed txt": ("a.txt", b"  <!DOCTYPE html><script>1</script>"),
    "html in utf-16": ("a.txt", "<script>alert(1)</script>".encode("utf-16")),
    "executable": ("a.exe", b"MZ\x90\x00"),
    "executable renamed pdf": ("a.pdf", b"MZ\x90\x00" + pdf()),
    "executable renamed txt": ("a.txt", b"MZ\x90\x00\x03\x00"),
    "double ending": ("invoice.exe.pdf", pdf()),
    "ending turned round": ("annual\u202efdp.exe", pdf()),
    "gif": ("a.png", b"GIF89a" + b"\0" * 30),
    "archive": ("a.zip", packed(("a.txt", "a"))),
    "eicar in zip": ("a.zip", packed(("eicar.com", EICAR))),
    "pdf behind html": ("a.pdf", b"<html>" + pdf()),
    "html in the head of a pdf": ("a.pdf", pdf().replace(b"\n", b"\n%<script>alert(1)</script>\n", 1)),
    "pdf that is a zip": ("a.pdf", pdf() + packed(("a.class", "a"))),
    "pdf cut off": ("a.pdf", pdf()[:80]),
    "pdf with javascript": ("a.pdf", pdf(names_javascript)),
    "pdf that launches": ("a.pdf", pdf(lambda writer: acts(writer, "/Launch"))),
    "pdf that opens javascript": ("a.pdf", pdf(lambda writer: acts(writer, "/JavaScript"))),
    "pdf with a file inside": ("a.pdf", pdf(lambda writer: writer.add_attachment("a.exe", b"MZ"))),
    "pdf of 1,001 pages": ("a.pdf", pdf(pages=1001)),
    "pdf under a password": ("a.pdf", pdf(lambda writer: writer.encrypt("secret", algorithm="RC4-128"))),
    "docx with macros": ("a.docx", docx(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"))),
    "docx of a macro type": ("a.docx", docx(types="application/vnd.ms-word.document.macroEnabled.main+xml")),
    "docx with a template elsewhere": (
        "a.docx",
        docx(("word/_rels/settings.xml.rels", REMOTE.format("attachedTemplate"))),
    ),
    "docx with entities": (
        "a.docx",
        docx(("word/x.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc">]><a/>')),
    ),
    "docx with entities in utf-16": (
        "a.docx",
        docx(("word/x.xml", '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16"))),
    ),
    "docx with an object": ("a.docx", docx(("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"))),
    "docx with a program under another name": ("a.docx", docx(("word/media/image1.png", b"MZ\x90\x00"))),
    "docx that calls a program": ("a.docx", docx(("word/f.xml", "<a>DDEAUTO c:\\windows cmd.exe</a>"))),
    "docx with an archive": ("a.docx", docx(("word/42.zip", BOMB))),
    "docx with an archive under another name": ("a.docx", docx(("word/media/image1.png", BOMB))),
    "docx swollen 1 to 1,000": ("a.docx", docx(("word/big.xml", b"a" * 20_000_000))),
    "docx of 1,001 members": ("a.docx", docx(*((f"word/{number}.xml", "<a/>") for number in range(1001)))),
    "docx with a link": ("a.docx", docx(symlink())),
    "docx out of its folder": ("a.docx", docx(("../../etc/cron.d/x", "x"))),
    "docx at the root": ("a.docx", docx(("/etc/passwd", "x"))),
    "docx on another drive": ("a.docx", docx(("C:\\Windows\\x", "x"))),
    "docx behind a picture": ("a.docx", picture("JPEG") + docx()),
    "xlsx renamed docx": ("a.docx", xlsx()),
    "zip renamed xlsx": ("a.xlsx", packed(("a.txt", "a"))),
    "odt with macros": ("a.odt", odt(("Basic/Standard/Module1.xml", "<a/>"))),
    "picture of 50,000 by 50,000": ("a.png", png_head(50_000, 50_000)),
    "picture cut off": ("a.jpg", picture("JPEG")[:120]),
    "formula": ("a.csv", b"Name,Sum\nx,=1+1\n"),
    "formula behind a tab": ("a.csv", b'x,"\t=1+1"\n'),
    "formula behind a blank": ("a.csv", b"x, =1+1\n"),
    "formula in full width": ("a.csv", "x,＝1+1\n".encode()),
    "formula with a plus": ("a.csv", b"x;+cmd|' /C calc'!A0\n"),
    "formula with an at": ("a.csv", b"x;@SUM(1)\n"),
    "nul in text": ("a.txt", b"a\0b"),
}
