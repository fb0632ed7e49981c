"""Which questions each edition asks, and how they are written into the tables.

The words lie beside this file as JSON. What a question means keeps its key over all editions.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from portal.core.hashing import chain_digest

FOLDER = Path(__file__).parent
WRITTEN_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)  # the day from which the seeded access modes are valid
LANGUAGES = ("en", "fr", "de", "lb")
Plan = Mapping[str, tuple[str, ...]]  # section → questions

# What every mode asked before there were editions.
FIRST: dict[str, tuple[str, ...]] = {
    "project": ("title", "summary", "benefit"),
    "work": ("kind_of_work", "model", "software", "container", "ran_where"),
    "data": ("origin", "rights", "personal", "sensitive"),
    "resources": ("hours", "months", "storage", "start"),
    "responsible": ("civilian", "forbidden"),
    "contact": ("contact_name", "contact_email", "contact_phone", "advisor"),
}
# At most 25 inputs with the signature; 5,000 GPU-hours stay far below a general-purpose model.
PLAYGROUND: Plan = FIRST | {
    "responsible": ("civilian", "forbidden", "high_risk", "export_control", "ethics_concerns"),
}
# Regulation (EU) 2024/1689, Art. 5, 6 and 53; Regulation (EU) 2021/821, Annex I and Art. 4; GDPR.
RESPONSIBLE = (
    "civilian",
    "forbidden",
    "high_risk",
    "high_risk_areas",
    "profiling",
    "high_risk_exempt",
    "general_purpose",
    "model_release",
    "large_training",
    "export_control",
    "export_details",
    "military_end_use",
    "users_outside",
    "users_where",
)
DATA = (
    "origin",
    "rights",
    "scraped",
    "opt_outs",
    "personal",
    "sensitive",
    "children",
    "pseudonymised",
    "data_role",
    "dpia",
    "outside_eea",
    "transfer",
)
ETHICS = (
    "ethics_agency",
    "ethics_privacy",
    "ethics_fairness",
    "ethics_wellbeing",
    "ethics_transparency",
    "ethics_accountability",
    "ethics_measures",
)
WORK = (
    "kind_of_work",
    "model",
    "software",
    "licences",
    "container",
    "ran_where",
    "gpus_at_once",
    "longest_run",
    "checkpoints",
    "scaling",
)
FAST_LANE: Plan = {
    "project": (
        "title",
        "public_summary",
        "summary",
        "benefit",
        "earlier_work",
        "output",
        "other_hours",
        "other_hours_which",
    ),
    "work": WORK,
    "data": DATA,
    "resources": FIRST["resources"],
    "responsible": RESPONSIBLE,
    "ethics": ETHICS,
    "contact": FIRST["contact"],
}
LARGE_SCALE: Plan = {
    "project": (*FAST_LANE["project"], "partners", "dissemination"),
    "work": (*WORK, "scaling_evidence", "bottlenecks"),
    "data": DATA,
    "resources": FIRST["resources"],
    "plan": (
        "work_packages",
        "milestones",
        "indicators",
        "team",
        "track_record",
        "risks",
        "plan_file",
    ),
    "responsible": RESPONSIBLE,
    "ethics": ETHICS,
    "contact": FIRST["contact"],
}
MODES: Mapping[str, Plan] = {"playground": PLAYGROUND, "fast-lane": FAST_LANE, "large-scale": LARGE_SCALE}

# The way of a seeded edition up to each state: name of the act, the state before, the state after.
WAYS = {
    "published": (("create", "", "draft"), ("publish", "draft", "published")),
    "retired": (
        ("create", "", "draft"),
        ("publish", "draft", "published"),
        ("retire", "published", "retired"),
    ),
}

Find = Callable[[str], Any]  # name of a table → the model, as a migration or the code knows it


def plant(*, find: Find, plan: Plan, at: datetime, plain: bool = False, **facts: Any) -> Any:
    """Write one edition with its rows; `facts` are columns of the edition. `plain` leaves out the conditions, as
    the first form did.
    """
    edition = find("Edition")(created_at=at, **facts)
    edition.save(force_insert=True)
    sections, questions = _read("sections"), _read("questions")
    for place, (key, names) in enumerate(plan.items(), start=1):
        section = find("SectionRow")(
            edition=edition, key=key, position=place, **_words(sections[key], "title", "name", "lead")
        )
        section.save(force_insert=True)
        for position, name in enumerate(names, start=1):
            _plant_question(find, section, name, position, questions[name], plain=plain)
    return edition


def record(event: Any, edition: Any, *, at: datetime) -> None:
    """Write the history of a seeded edition; a migration has no engine that would. The site itself did it."""
    previous = ""
    for seq, (name, source, target) in enumerate(WAYS[edition.status], start=1):
        row = event(
            subject_kind="edition",
            subject_id=edition.pk,
            seq=seq,
            name=name,
            source=source,
            target=target,
            at=at,
            note="",
            data={},
        )
        facts = {
            "subject": ["edition", edition.pk],
            "seq": seq,
            "name": name,
            "source": source,
            "target": target,
            "actor": None,
            "at": at,
            "note": "",
            "data": {},
        }
        previous = row.hash = chain_digest(previous, facts)
        row.save(force_insert=True)


def _plant_question(
    find: Find, section: Any, key: str, position: int, row: Mapping[str, Any], *, plain: bool
) -> None:
    words = _words(row, "heading", "label", "help", "missing", "refusal", "unit")
    settings = {name: row[name] for name in ("kind", "options", "condition", "public") if name in row}
    if plain:
        settings.pop("condition", None)
    question = find("QuestionRow")(section=section, key=key, position=position, **settings, **words)
    question.save(force_insert=True)
    find("ChoiceRow").objects.bulk_create(
        find("ChoiceRow")(question=question, key=choice["key"], position=place, **_words(choice, "label"))
        for place, choice in enumerate(row.get("choices", ()), start=1)
    )
    find("ColumnRow").objects.bulk_create(
        find("ColumnRow")(
            question=question,
            key=column["key"],
            position=place,
            kind=column["kind"],
            options=column.get("options", {}),
            required=column.get("required", True),
            **_words(column, "label", "unit"),
        )
        for place, column in enumerate(row.get("columns", ()), start=1)
    )


def _words(row: Mapping[str, Any], *names: str) -> dict[str, str]:
    """The columns of each language, and the one without a language, which holds English."""
    columns = {}
    for name in names:
        words = row.get(name, {})
        columns[name] = words.get("en", "")
        columns |= {f"{name}_{code}": words.get(code, "") for code in LANGUAGES}
    return columns


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
