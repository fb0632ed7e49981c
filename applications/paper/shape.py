"""Every field of the export and what it means: the reference is made from this, and a test compares it."""

from applications.paper.parts import Shape, shapes

MOMENT, DAY, TEXT, SHA = "moment", "day", "text", "SHA-256"
OR_NOTHING = " or null"

WHOLE: Shape = {
    "format": (TEXT, "Always `meluxina-ai-application-file`."),
    "edition": ("whole number", "Of this description. A field that is added does not change it."),
    "exported_at": (MOMENT, "When the file was made."),
    "reference": (TEXT + OR_NOTHING, "Null before submission."),
    "title": (TEXT, "The title as it stands now."),
    "access_mode": (TEXT, "Its short name, as in `GET /api/v1/access-modes`."),
    "company": (TEXT, "The name of the company today."),
    "language": (TEXT, "The language of the decision: en, fr, de or lb."),
    "status": (TEXT, "In the words that the applicant reads, in the language of the export."),
    "begun_at": (MOMENT, "When the draft was begun."),
    "submitted_at": (MOMENT + OR_NOTHING, "When it came in."),
    "promised_on": (DAY + OR_NOTHING, "By when an answer is promised."),
    "decided_at": (MOMENT + OR_NOTHING, "When the decision was released."),
    "answered_offer_at": (MOMENT + OR_NOTHING, "When an offer was accepted or refused."),
    "draft": ("object or null", "The content of a draft, in the shape of a version's; null once it is sent."),
    "versions": ("list", "What was submitted, the first first."),
    "versions[].number": ("whole number", "Counts from 1."),
    "versions[].frozen_at": (MOMENT, "When it was sent."),
    "versions[].sha256": (SHA, "Of `content`, as canonical JSON: sorted keys, no blanks, ASCII."),
    "versions[].content": ("object", "The answers by section, and what the company said of itself that day."),
    "versions[].signature": ("object or null", "Null for corrections that came with an answer."),
    "versions[].signature.name": (TEXT, "Who signed."),
    "versions[].signature.mandate": (TEXT, "The number of the mandate."),
    "versions[].signature.mandate_kind": (TEXT, "`register` or `attorney`."),
    "versions[].signature.mandate_status": (TEXT, "`declared` or `confirmed`, when it was signed."),
    "versions[].signature.at": (MOMENT, "When it was signed."),
    "versions[].signature.sha256": (SHA, "Of what was signed: that of the version."),
    "versions[].signature.edition": (TEXT, "Of the declaration."),
    "versions[].signature.language": (TEXT, "In which the declaration was read."),
    "versions[].signature.text": (TEXT, "The declaration word by word."),
    "questions": ("list", "What was asked, the first first."),
    "questions[].asked_at": (MOMENT, ""),
    "questions[].text": (TEXT, "The question."),
    "questions[].opens": ("list of text", "What could be corrected: sections, or section.question."),
    "questions[].answer_by": (DAY, "When an answer was hoped for."),
    "questions[].answered_at": (MOMENT + OR_NOTHING, ""),
    "questions[].answer": (TEXT, "Empty until it is sent."),
    "questions[].closed_at": (MOMENT + OR_NOTHING, "Where it ended without an answer."),
    "history": ("list", "What happened, in the words that the applicant reads."),
    "history[].at": (MOMENT, ""),
    "history[].what": (TEXT, ""),
    "history[].text": (TEXT, "A reason, where one was told."),
    "evidence": ("list", "The company's evidence that the reader may fetch, every version."),
    "evidence[].path": (TEXT, "Where it lies in the archive."),
    "evidence[].kind": (TEXT, ""),
    "evidence[].year": ("whole number or null", "The closed year that it is about."),
    "evidence[].version": ("whole number", ""),
    "evidence[].issued_on": (DAY + OR_NOTHING, "The date on the document."),
    "evidence[].added_at": (MOMENT, ""),
    "evidence[].name": (TEXT, "As it was uploaded."),
    "evidence[].size": ("whole number", "In bytes."),
    "evidence[].sha256": (SHA, "Of the file."),
}


def fields() -> dict[str, tuple[str, str]]:
    """Every field by its path, those of other apps included."""
    found = dict(WHOLE)
    for name, shape in shapes().items():
        found[name] = ("object", "Only there where there is one to read.")
        found |= {f"{name}.{field}": told for field, told in shape.items()}
    return found
