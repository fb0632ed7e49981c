"""Where it comes from, on both sides' pages and in the PDF, and the way to apply again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.again.awards import award_of
from applications.again.models import Origin, OriginKind
from applications.again.services import may_begin_from
from applications.grants import GRANTS
from applications.models import Application
from applications.notices import file_page
from applications.panels import Panel, Reader, register_panel, register_staff_panel
from applications.paper.contents import register_fact
from applications.paper.parts import Extra, register_part
from portal.ui import formats, languages

SHAPE = {
    "kind": ("text", "`renewal` or `copy`."),
    "reference": ("text or null", "Of the earlier application; null where that was never sent."),
    "gpu_hours_granted": ("decimal or null", "What the earlier award was, when this draft was begun."),
    "gpu_hours_used": ("decimal or null", "Of it; null where that was not known."),
}


def origin_of(application: Application) -> Origin | None:
    return Origin.objects.filter(application=application).select_related("origin__mode").first()


def sentence(row: Origin) -> str:
    """`Renewal of MLXAI-2026PG-0001: 5,000 GPU-hours granted, 4,200 used.`"""
    words = {"reference": str(row.origin.reference or row.origin.title or _("an earlier draft"))}
    if row.kind == OriginKind.COPY:
        return _("Begun from %(reference)s.") % words
    words["granted"] = formats.gpu_hours(row.granted or 0, language=languages.now())
    if row.used is None:
        return _("Renewal of %(reference)s: %(granted)s were granted.") % words
    words["used"] = formats.gpu_hours(row.used, language=languages.now())
    return _("Renewal of %(reference)s: %(granted)s were granted, %(used)s used.") % words


def for_applicant(application: Application, reader: Reader) -> Panel | None:
    row = origin_of(application)
    return _panel(row, url=row.origin.get_absolute_url()) if row else None


def for_staff(application: Application, reader: Reader) -> Panel | None:
    """With a way to the earlier file for those who may read that as well."""
    row = origin_of(application)
    if row is None:
        return None
    seen = Application.objects.visible_to(reader.person).filter(pk=row.origin_id).exists()
    return _panel(row, url=file_page(row.origin) if seen else "")


def _panel(row: Origin, *, url: str) -> Panel:
    return Panel(template="applications/again/_origin.html", facts={"text": sentence(row), "url": url})


def way_on(application: Application, reader: Reader) -> Panel | None:
    """For those who may write, once there is nothing left to write here."""
    if not reader.roles & set(GRANTS["edit_sections"].roles) or not may_begin_from(application):
        return None
    facts = {"url": reverse("again:begin", args=[application.public_id]), "award": award_of(application)}
    return Panel(template="applications/again/_way.html", facts=facts)


@register_fact
def fact(application: Application) -> tuple[str, str] | None:
    """In the head of the PDF."""
    row = origin_of(application)
    return (_("Comes from"), sentence(row)) if row else None


def part(application: Application) -> Extra | None:
    """In the export."""
    row = origin_of(application)
    if row is None:
        return None
    figures = {"gpu_hours_granted": row.granted, "gpu_hours_used": row.used}
    return Extra(data={"kind": row.kind, "reference": row.origin.reference} | figures)


register_panel("origin", order=6, source=for_applicant)
register_panel("again", order=85, source=way_on)
register_staff_panel("origin", order=5, source=for_staff)
register_part("origin", shape=SHAPE, source=part)
