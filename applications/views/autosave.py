"""A section saved while somebody types: the same form and the same rules as its page, answered in JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from applications import services
from applications.questionnaires.forms import SectionForm
from applications.views.write import WriteSection
from portal.workflow.engine import MoveRefused


class Autosave(WriteSection):
    """Keeps what is valid, and says what the page has to carry from now on.

    200 with the time; 409 with a sentence where a colleague changed the same answer or the section is closed:
    then nothing is written, and the button of the page shows both texts.
    """

    http_method_names = ["post"]
    keeps_typed = False  # the page keeps what was typed, and its button brings it along

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        form.is_valid()
        return self.save(form)

    def save(self, form: SectionForm) -> HttpResponse:
        unreadable = self.left_alone(form)
        try:
            row = services.save_section(
                application=self.subject,
                section=self.section.key,
                values=form.stored(),
                actor=self.request.user,
                at=self.at,
                page=self.sheet.page(unreadable=unreadable),
            )
        except services.EditConflict:
            text = _(
                "The same answer was changed elsewhere meanwhile. Press “Save and continue” to see both texts."
            )
            return JsonResponse({"text": text}, status=409)
        except MoveRefused as refused:
            return JsonResponse({"text": str(refused)}, status=409)
        sheet = self.sheet.saved(row, mine=form.stored(), unreadable=unreadable)
        # The time of this answer, not of the row: a section that did not change is as safe as one that did.
        return JsonResponse({"at": f"{localtime(timezone.now()):%H:%M:%S}", "carried": sheet.carried()})
