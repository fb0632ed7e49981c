"""Every part renders, and says what it must."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from portal.ui.duties import Duty, Group, Urgency
from portal.ui.paging import Page
from portal.ui.problems import Problem
from portal.workflow.lifecycle import Move, Offer

FOLDER = Path(settings.ROOT) / "templates" / "components"
AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def move(name: str, **more: Any) -> Move:
    return Move(name=name, label=name.title(), sources=("draft",), target="submitted", by=("owner",), **more)


OFFERS = [
    Offer(move=move("submit")),
    Offer(move=move("withdraw", weighty=True)),
    Offer(move=move("sign"), refusal="Only an owner signs <b>."),
]

# Each part with what it is given, and what must then be in it.
PARTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "breadcrumb": ({"crumbs": [("Home", "/home/")]}, ['<a href="/home/">Home</a>']),
    "confirmation": (
        {"title": "Received", "reference_label": "Your reference is", "reference": "MLXAI-1"},
        ['<h1 class="confirmation-title">Received</h1>', "<strong>MLXAI-1</strong>"],
    ),
    "duties": (
        {
            "duties": [
                Duty(
                    title="Sign",
                    url="/sign/",
                    action="Read",
                    due=AT,
                    urgency=Urgency.LATE,
                    group=Group.WAITING,
                )
            ]
        },
        [
            '<a href="/sign/">Sign</a>',
            "Late",
            '<time datetime="2026-11-24T17:00:00+01:00">24.11.2026, 17:00 (Luxembourg time, UTC+1)</time>',
            'Read<span class="visually-hidden">: Sign</span>',
        ],
    ),
    "empty": (
        {"title": "No reports", "url": "/new/", "action": "Write one"},
        ["<h2>No reports</h2>", "Write one"],
    ),
    "error_summary": (
        {"problems": [Problem("Enter a title", "id_title"), Problem("Too late.")]},
        ["There is a problem", '<a href="#id_title">Enter a title</a>', "<li>Too late.</li>"],
    ),
    "facts": (
        {"facts": [{"label": "Used", "value": "12", "note": "of 50"}]},
        ["<dt>Used</dt>", '<span class="fact-value">12</span>', "of 50"],
    ),
    "messages": (
        {"messages": [Message(25, "Saved."), Message(40, "Not saved.")]},
        [
            'class="banner banner-success" role="status"',
            'class="banner banner-error" role="alert"',
            "<p>Saved.</p>",
        ],
    ),
    "notice": (
        {"text": "Closed on Sunday.", "heading": "Note", "kind": "warning"},
        ['class="callout callout-warning"', "Closed on Sunday."],
    ),
    "offers": (
        {"offers": OFFERS, "base": "/a/1/", "main": "submit"},
        [
            '<a class="btn btn-primary" href="/a/1/submit/">Submit</a>',
            '<a class="btn btn-warning" href="/a/1/withdraw/">Withdraw</a>',
            '<span class="offer-reason">Only an owner signs &lt;b&gt;.</span>',
        ],
    ),
    "pagination": (
        {"page": Page([], next="?after=x&status=open", previous="?before=y")},
        ['rel="next" href="?after=x&amp;status=open"', 'rel="prev" href="?before=y"'],
    ),
    "status_tag": (
        {"status": "in_review", "label": "In review", "colours": {"in_review": "blue"}},
        ['<span class="tag tag-blue">In review</span>'],
    ),
    "step_indicator": (
        {"steps": [{"title": "One", "state": "done", "url": "/1/"}, {"title": "Two", "state": "current"}]},
        ['<a href="/1/">One</a>', 'aria-current="step"', "(done)"],
    ),
    "summary_list": (
        {"rows": [{"label": "Title", "value": "A & B", "change": "/t/"}, {"label": "Note", "value": ""}]},
        ["A &amp; B", '<a href="/t/">Change<span class="visually-hidden"> Title</span></a>', "Not provided"],
    ),
    "task_list": (
        {
            "tasks": [
                {"title": "Work", "url": "/w/", "status": "In progress", "colour": "blue"},
                {"title": "Sign", "url": "", "status": "Cannot start yet", "colour": "grey"},
            ]
        },
        ['<a class="task-link" href="/w/" aria-describedby="task-1-status">Work</a>', "<span>Sign</span>"],
    ),
    "timeline": (
        {
            "events": [
                {"title": "Received", "at": AT, "by": "Anna"},
                SimpleNamespace(title="Decision", at=AT, ahead=True),
            ]
        },
        ['<time datetime="2026-11-24T17:00:00+01:00">24.11.2026, 17:00</time> · Anna', "Expected by"],
    ),
}


def test_every_part_is_tried_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_says_what_it_is_given(name: str) -> None:
    given, expected = PARTS[name]
    made = " ".join(render_to_string(f"components/{name}.html", given).split())

    assert [words for words in expected if words not in made] == []


@pytest.mark.parametrize("name", ["error_summary", "messages", "offers", "pagination"])
def test_a_part_with_nothing_to_say_is_not_there(name: str) -> None:
    empty = {"problems": [], "messages": [], "offers": [], "page": Page([])}

    assert render_to_string(f"components/{name}.html", empty).strip() == ""


def test_a_status_that_the_table_leaves_out_is_grey() -> None:
    made = render_to_string("components/status_tag.html", {"status": "new", "label": "New", "colours": {}})

    assert made.strip() == '<span class="tag tag-grey">New</span>'
