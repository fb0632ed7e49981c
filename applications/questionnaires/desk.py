"""What an administrator does with an edition besides editing: copy it, look at its pages, try and publish it."""

from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from applications.forms.page import section_helper
from applications.forms.sheet import Sheet
from applications.models import SectionAnswers
from applications.questionnaires import services
from applications.questionnaires.forms import SectionForm
from applications.questionnaires.models import Edition
from applications.questionnaires.problems import problems_of
from applications.questionnaires.reading import read
from applications.questionnaires.rows import Section
from applications.questionnaires.trial import tried
from portal.workflow.engine import MoveRefused


def _edition(request: HttpRequest, pk: int) -> Edition:
    """SECURITY: only administrators, whatever else a person may do in the administration."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return get_object_or_404(Edition.objects.select_related("mode"), pk=pk)


def _page_of(edition: Edition) -> str:
    return reverse("admin:questionnaires_edition_change", args=[edition.pk])


def copy(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """By POST only: a new draft, or the sentence why not."""
    edition = _edition(request, pk)
    if request.method != "POST":
        return redirect(_page_of(edition))
    try:
        draft = services.copy(edition=edition, actor=request.user, at=timezone.now())
    except MoveRefused as refused:
        modeladmin.message_user(request, str(refused), messages.ERROR)
        return redirect(_page_of(edition))
    modeladmin.message_user(request, _("This is the new draft. Nobody sees it yet."), messages.SUCCESS)
    return redirect(_page_of(draft))


def publish(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The dry run; the button below it publishes."""
    edition = _edition(request, pk)
    if not edition.is_draft:
        return redirect(_page_of(edition))
    if request.method == "POST":
        try:
            services.publish(edition=edition, actor=request.user, at=timezone.now(), seen=edition.status)
        except MoveRefused as refused:
            modeladmin.message_user(request, str(refused), messages.ERROR)
        else:
            done = edition.lifecycle.moves["publish"].done
            modeladmin.message_user(request, str(done), messages.SUCCESS)
            return redirect(_page_of(edition))
    problems = problems_of(edition)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Publish %(edition)s") % {"edition": edition},
        "opts": modeladmin.model._meta,
        "edition": edition,
        "problems": problems,
        "trial": None if problems else tried(edition, today=localdate()),
    }
    return TemplateResponse(request, "admin/edition_publish.html", context)


def preview(modeladmin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Every section as an applicant gets it, on the site's own page; nothing can be sent from it."""
    edition = _edition(request, pk)
    form = read(edition)
    wanted = request.GET.get("section", "")
    section = form.by_key.get(wanted) or next(iter(form.sections), None)
    context = {
        "title": section.title if section else str(edition),
        "edition": edition,
        "sections": form.sections,
        "section": section,
        "back": _page_of(edition),
        "form": _shown(edition, section) if section else None,
    }
    return TemplateResponse(request, "applications/preview.html", context)


def _shown(edition: Edition, section: Section) -> SectionForm:
    """The empty form of a section, for an application that does not exist."""
    about = SimpleNamespace(pk=None, mode=edition.mode or _no_mode(), submitted_at=None, starts_on=None)
    shown = SectionForm(
        section=section, questionnaire=read(edition), about=about, today=localdate(), answers={}
    )
    shown.helper = section_helper(shown, sheet=Sheet(), theirs=SectionAnswers(version=0))
    shown.helper.form_tag = False
    return shown


def _no_mode() -> Any:
    """What the form of all modes is shown for."""
    return SimpleNamespace(fixed_hours=False, hours_min=1, hours_max=None, months=[1, 2, 3], name="")
