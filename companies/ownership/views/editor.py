"""The editor of a group, for a visitor and for a company alike: rows, buttons for rows, a drawing that follows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from companies.ownership.answers import answer_of
from companies.ownership.documents import APPLICANT, Document
from companies.ownership.drawing import Drawing, draw
from companies.ownership.sheet import Sheet
from companies.ownership.typed import MOST_ENTERPRISES, MOST_HOLDINGS, Typed
from portal.core.reading import RequestRefused
from portal.ui import languages
from portal.ui.layout import FORM_ID


class Editor:
    """A mixin: `sheet_of` makes the sheet of typed rows, `finish` says what becomes of a good document."""

    page = "ownership/group.html"
    request: HttpRequest

    def sheet_of(self, typed: Typed) -> Sheet:
        raise NotImplementedError

    def finish(self, document: Document, sheet: Sheet) -> HttpResponse:
        raise NotImplementedError

    def edit(self, request: HttpRequest) -> HttpResponse:
        """One press of a button: a change of language, a row more or less, the drawing anew, or the end."""
        typed = Typed.read(request.POST)  # type: ignore[arg-type]
        if code := languages.known(request.POST.get(languages.SWITCH)):
            languages.use(request, code)
            response = self.show(self.sheet_of(typed))
            languages.remember(response, code)
            return response
        do = request.POST.get("do", "")
        if do == "draw":
            sheet = self.sheet_of(typed)
            return render(request, "ownership/_live.html", self.live(sheet))
        if do:
            return self.show(self.sheet_of(typed.after(do)), done=do)
        return self.judge(self.sheet_of(typed))

    def judge(self, sheet: Sheet) -> HttpResponse:
        document = sheet.document()
        if document is not None:
            try:
                return self.finish(document, sheet)
            except RequestRefused as refusal:
                sheet.refuse(refusal)
        return self.show(sheet)

    def show(self, sheet: Sheet, *, done: str = "") -> HttpResponse:
        """The editor; htmx is given the part with the rows alone."""
        part = bool(self.request.htmx and done)  # type: ignore[attr-defined]
        template = "ownership/_rows.html" if part else self.page
        return render(self.request, template, self.editor_context(sheet, done=done))

    def editor_context(self, sheet: Sheet, *, done: str = "") -> dict[str, Any]:
        return self.get_context_data(  # type: ignore[attr-defined]
            sheet=sheet,
            formset=sheet.together,
            done=done,
            page_form=FORM_ID,
            most_enterprises=MOST_ENTERPRISES,
            full=not sheet.typed.room,
            no_more_holdings=len(sheet.typed.holdings) >= MOST_HOLDINGS,
            **self.live(sheet),
        )

    @staticmethod
    def live(sheet: Sheet) -> dict[str, Any]:
        """The drawing of what can be read, and the size where everything can."""
        anchors = {row.get("key", ""): f"e{number}" for number, row in enumerate(sheet.typed.enterprises)}
        # A drawing shows no errors, so the forms that it reads are not those of the page.
        shown = Sheet(sheet.typed, sheet.years, fixed=sheet.fixed, on_record=sheet.on_record)
        sketch = shown.sketch()
        try:
            answer = answer_of(sketch) if all([form.is_valid() for form in shown.forms]) else None
        except RequestRefused:
            answer = None
        drawing: Drawing = draw(
            sketch, result=answer.result if answer else None, anchors={APPLICANT: "own", **anchors}
        )
        return {"drawing": drawing, "answer": answer, "links": sketch["holdings"], "names": shown.names()}
