"""Settings, messages, access modes and GPUs, as tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from applications.estimator.gpus import CATALOGUE, TERA, Precision
from applications.seeds.modes import CONDITIONS, MODES, SOURCE, VALID_FROM
from portal.accounts.roles import Role
from portal.notifications.kinds import Kind, notice
from reference.markdown import code, page, plain, table

ROOT = Path(settings.ROOT)
REQUIRED = " (required)"


def environment() -> str:
    """docs/reference/settings.md"""
    return page(
        "Settings",
        "Everything that the portal reads from its environment, from `.env.example`. A value may also lie in a file "
        "that `NAME_FILE` names, the way container secrets arrive. Production does not start without those marked.",
        table(["Name", "What it is for", "Production needs it", "Example or default"], _variables()),
    )


def _variables() -> Iterator[tuple[str, ...]]:
    said = ""
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line.startswith("# "):
            said = f"{said} {line[2:]}".strip()
        elif "=" in line:
            name, _, value = line.partition("=")
            yield code(name), said.removesuffix(REQUIRED), "yes" if REQUIRED in said else "", code(value)
            said = ""
        else:
            said = ""


def messages() -> str:
    """docs/reference/messages.md"""
    return page(
        "Messages",
        "Every message goes to the inbox in the site and by mail, in the language of its reader. A mail that may be "
        "switched off stays in the inbox.",
        table(
            ["Kind", "Who hears", "Subject in English", "Link", "May be switched off"],
            (_kind(notice[name]) for name in notice.names()),
        ),
        "## Letters about an account",
        "They go to one address, have no subject in the workflow, and are forgotten after thirty days.",
        table(["Letter", "Subject in English"], _letters()),
    )


def _kind(kind: Kind) -> tuple[str, ...]:
    subject = plain((ROOT / "templates" / "notices" / kind.name / "subject.txt").read_text())
    return code(kind.name), str(kind.audience), subject, str(kind.action), "yes" if kind.may_mute else ""


def _letters() -> Iterator[tuple[str, str]]:
    for folder in ("account", "mfa", "socialaccount"):
        for path in sorted((ROOT / "templates" / folder / "email").glob("*_subject.txt")):
            yield code(path.name.removesuffix("_subject.txt")), plain(path.read_text())


def modes() -> str:
    """docs/reference/access-modes.md"""
    return page(
        "Access modes as they are first set up",
        f"{SOURCE} Valid from {VALID_FROM}. They are rows that an administrator edits; this page says what a new "
        "database begins with.",
        table(["Mode", "Code", "State", "GPU-hours", "Months", "Answer promised within"], map(_mode, MODES)),
        "## Paths",
        "The steps that an application takes. It keeps the path it was submitted under.",
        table(["Mode", "Step", "Who", "Working days"], (row for mode in MODES for row in _path(mode))),
        "## Conditions of an award",
        CONDITIONS["en"],
    )


def _mode(mode: dict[str, Any]) -> tuple[str, ...]:
    least, most = mode["hours_min"], mode["hours_max"]
    hours = least if least == most else f"{least} to {most}" if most else f"from {least}"
    state = f"{mode['state']}: {mode['reason']['en']}" if mode["reason"] else mode["state"]
    months = ", ".join(map(str, mode["months"]))
    return (
        mode["name"]["en"],
        code(mode["code"]),
        state,
        hours,
        months,
        f"{mode['promise_days']} working days",
    )


def _path(mode: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for kind, role, days in mode["path"]:
        yield mode["name"]["en"], kind, str(Role(role).label), str(days)


def gpus() -> str:
    """docs/reference/gpus.md"""
    return page(
        "GPUs that an estimate can be made for",
        "Peaks are dense, in TFLOP per second; memory is in GB, bandwidth in TB per second. The estimator knows how "
        "much of a peak real runs reach.",
        table(
            ["GPU", "Name", "Generation", "16 bits", "fp8", "Memory", "Bandwidth", "Note", "Source"],
            (
                (
                    code(gpu.slug),
                    gpu.name,
                    gpu.generation.value,
                    _tera(gpu.peak.get(Precision.BF16)),
                    _tera(gpu.peak.get(Precision.FP8)),
                    str(gpu.memory_gb),
                    _tera(gpu.bandwidth),
                    str(gpu.note),
                    gpu.source,
                )
                for gpu in CATALOGUE.values()
            ),
        ),
    )


def _tera(value: Any) -> str:
    return "" if value is None else f"{value / TERA:f}"
