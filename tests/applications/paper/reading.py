"""Reading a PDF back, as a reader's program does."""

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a PDF says of itself, and its text in one line."""

    text: str
    pages: int
    language: str
    title: str
    tagged: bool
    conforms: str


def read(content: bytes) -> Read:
    """Open it strictly."""
    reader = PdfReader(BytesIO(content), strict=True)
    root = reader.trailer["/Root"]
    said = reader.xmp_metadata
    part = said.custom_properties if said else {}
    text = "\n".join(page.extract_text() for page in reader.pages)
    return Read(
        text=" ".join(text.split()),
        pages=len(reader.pages),
        language=root["/Lang"],
        title=reader.metadata.title,
        tagged=bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root,
        conforms=str(part),
    )


def body(response) -> bytes:
    """The bytes of a download, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content
