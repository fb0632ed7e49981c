"""Writing an application over HTTP, as a browser without scripts does it."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.models import Application, SectionAnswers

FIELDS: dict[str, dict[str, str]] = {
    "project": {
        "title": "Defects on castings, found by camera",
        "summary": "We train a vision model that finds cracks on castings while they move on the belt.",
        "benefit": "Fewer faulty parts reach our customers.",
    },
    "work": {
        "kind_of_work": "fine_tuning",
        "model": "DINOv2, 300 million parameters",
        "software": "PyTorch",
        "container": "yes",
        "ran_where": "",
    },
    "data": {
        "origin": "200,000 pictures from our own line.",
        "rights": "yes",
        "personal": "no",
        "sensitive": "no",
    },
    "resources": {"months": "3", "storage": "1,5", "start": "2027-01-11"},
    "responsible": {
        "civilian": "yes",
        "forbidden": "no",
        "high_risk": "no",
        "export_control": "no",
        "ethics_concerns": "none",
    },
    "contact": {
        "contact_name": "Ada Weber",
        "contact_email": "ada@example.lu",
        "contact_phone": "",
        "advisor": "",
    },
}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
ALERTS = re.compile(r'class="error-summary".*?</section>', re.DOTALL)
LINE = re.compile(r"<li>(?:<a [^>]*>)?(.*?)(?:</a>)?</li>")
TAGS = re.compile(r"<[^>]+>")


def page(name: str, application: Application, *more: Any) -> str:
    return reverse(f"applications:{name}", args=[application.public_id, *more])


def hidden(response: HttpResponse) -> dict[str, str]:
    """What a page's form carries along unseen; the token aside, which the test client does without."""
    found = {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def fill(client: Client, application: Application, section: str, **changes: str) -> HttpResponse:
    """Open a section, type, and press a button: the first one unless `later` is among the changes."""
    address = page("section", application, section)
    carried = hidden(client.get(address))
    return client.post(address, FIELDS[section] | carried | changes)


def errors(response: HttpResponse) -> list[str]:
    """The lines of the error summary."""
    summary = ALERTS.search(response.content.decode())
    return [unescape(line) for line in LINE.findall(summary[0])] if summary else []


def text(response: HttpResponse) -> str:
    """The page in words, in one line."""
    return " ".join(unescape(TAGS.sub(" ", response.content.decode())).split())


def stored(application: Application, section: str) -> dict[str, Any]:
    row = SectionAnswers.objects.filter(application=application, section=section).first()
    return row.values if row else {}
