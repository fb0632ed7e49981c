"""Forms of evidence: one upload, the answers to all questions, and the officer's findings claim by claim."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from companies.evidence.claims import label_of
from companies.evidence.kinds import EvidenceKind
from companies.evidence.models import Finding, Verdict
from companies.evidence.queries import Line
from companies.forms.fields import LineField
from portal.files.forms import UploadField
from portal.ui.forms import DayField
from portal.ui.layout import Block, Button, Group, Styled, day, page_helper

LONGEST = 1000


class UploadForm(forms.Form):
    """One file, the date on it, and a word about it."""

    file = UploadField(label=_("File"))
    issued_on = DayField(
        label=_("Date on the document"),
        required=False,
        help_text=_("Such as 24.11.2026. Tells us how old it is."),
    )
    note = LineField(
        label=_("Note"), required=False, max_length=500, help_text=_("What we should know about it.")
    )

    def __init__(self, *args: Any, kind: EvidenceKind, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        parts: list[Any] = ["file", day("issued_on"), "note"]
        if not kind.months:
            del self.fields["issued_on"]
            parts.remove(parts[1])
        self.helper = page_helper(*parts, submit=_("Upload"))

    def clean_issued_on(self) -> date | None:
        issued: date | None = self.cleaned_data["issued_on"]
        if issued and issued > self.today:
            raise ValidationError(
                _("The date on the document lies in the future. Correct it."), code="future"
            )
        return issued


class AnswersForm(forms.Form):
    """A text and a file for each question. What is fine is kept, whatever is wrong with the rest."""

    def __init__(self, *args: Any, questions: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        groups = []
        for row in self.questions:
            self.fields[f"text_{row.pk}"] = forms.CharField(
                label=_("Answer"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            self.fields[f"file_{row.pk}"] = UploadField(label=_("File"), required=False)
            groups.append(
                Group(f"text_{row.pk}", f"file_{row.pk}", legend=label_of(row.claim), hint=row.note)
            )
        self.helper = page_helper(*groups, submit=_("Save the answers"), mark_optional=False)

    def answered(self) -> Iterable[tuple[Finding, str, Any]]:
        """The questions with an answer of which nothing was refused."""
        for row in self.questions:
            names = (f"text_{row.pk}", f"file_{row.pk}")
            text, upload = (self.cleaned_data.get(name) for name in names)
            if (text or upload) and not any(self.has_error(name) for name in names):
                yield row, text or "", upload


class ClaimGroup(Block):
    """A claim with its evidence and what was answered, above the verdict on it: nothing has to be remembered."""

    template = "evidence/_claim.html"

    def __init__(self, *parts: Any, line: Line) -> None:
        super().__init__(*parts)
        self.line = line

    def words(self) -> dict[str, Any]:
        return {"line": self.line}


class FindingsForm(forms.Form):
    """A verdict and a note for each claim; a claim that was not looked at stays without."""

    seen = forms.CharField(max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        groups = []
        for line in self.lines:
            code = line.claim.code
            self.fields[f"verdict_{code}"] = forms.ChoiceField(
                label=_("Verdict"),
                required=False,
                choices=[("", _("Not looked at")), *Verdict.choices],
                initial=line.finding.verdict if line.finding else "",
            )
            self.fields[f"note_{code}"] = forms.CharField(
                label=_("Note"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=line.finding.note if line.finding else "",
            )
            groups.append(ClaimGroup(Styled(f"verdict_{code}", width="short"), f"note_{code}", line=line))
        ask = Button(_("Save and ask the company"), name="ask", kind="secondary")
        self.helper = page_helper(
            "seen", *groups, submit=_("Save the checks"), buttons=[ask], mark_optional=False
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        for line in self.lines:
            code = line.claim.code
            if values.get(f"verdict_{code}") in (Verdict.QUESTION, Verdict.NOT_OK) and not values.get(
                f"note_{code}"
            ):
                self.add_error(f"note_{code}", _("Write what is missing or wrong: the company reads it."))
        return values

    def findings(self) -> dict[str, tuple[str, str]]:
        codes = [line.claim.code for line in self.lines]
        return {
            code: (self.cleaned_data[f"verdict_{code}"], self.cleaned_data[f"note_{code}"])
            for code in codes
            if self.cleaned_data[f"verdict_{code}"]
        }
