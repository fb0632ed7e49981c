"""The repository's own files: licence, publiccode.yml, and what deploy/ tells machines."""

import re
import tomllib
from datetime import date

import pytest
import yaml

from portal.local.parts import _SCHEDULER, _WEB, _WORKER
from tests.docs.reading import ROOT

MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}


@pytest.fixture(scope="module")
def publiccode():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text())


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_licence_is_the_whole_text():
    text = " ".join((ROOT / "LICENSE").read_text().split())

    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2 EUPL © the European Union 2007, 2016")
    assert [number for number in range(1, 16) if f" {number}. " not in text] == []
    assert text.endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version."
    )


def test_publiccode_has_what_the_standard_demands(publiccode):
    description = publiccode["description"]["en"]
    lengths = (len(description["shortDescription"]), len(description["longDescription"]))

    assert MANDATORY - set(publiccode) == set()
    assert (lengths[0] <= 150, 150 <= lengths[1] <= 10_000) == (True, True)
    assert [feature for feature in description["features"] if len(feature) > 100] == []
    assert publiccode["maintenance"]["contacts"][0]["name"]


def test_publiccode_says_what_the_project_says(publiccode, project, settings):
    assert publiccode["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert publiccode["softwareVersion"] == project["version"]
    assert publiccode["localisation"]["availableLanguages"] == list(dict(settings.LANGUAGES))
    assert [
        shot for shot in publiccode["description"]["en"]["screenshots"] if not (ROOT / shot).is_file()
    ] == []


def test_changelog_has_a_place_for_what_comes_and_known_headings():
    text = (ROOT / "CHANGELOG.md").read_text()
    kinds = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    days = re.findall(r"^## \[\d+\.\d+\.\d+\] - (.+)$", text, re.MULTILINE)

    assert text.count("## [Unreleased]") == 1
    assert kinds - {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"} == set()
    assert [day for day in days if date.fromisoformat(day).isoformat() != day] == []


def test_decisions_are_numbered_without_gaps_and_listed():
    files = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = re.findall(r"\((\d{4}-[\w-]+\.md)\)", (ROOT / "docs" / "decisions" / "README.md").read_text())

    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    assert listed == files


@pytest.mark.parametrize(("unit", "started"), [("web", _WEB), ("worker", _WORKER), ("beat", _SCHEDULER)])
def test_units_start_what_the_demo_starts(unit, started):
    text = (ROOT / "deploy" / "systemd" / f"mlxai-{unit}.service").read_text()
    command = re.findall(r"^ExecStart=/opt/mlxai-portal/\.venv/bin/python -m (.+)$", text, re.MULTILINE)[0]
    program = [word for word in started if not word.startswith("-")][:2]

    assert [word for word in program if word not in command.split()] == []


def test_compose_runs_every_part_and_keeps_what_must_last():
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())

    assert set(compose["services"]) == {"migrate", "web", "worker", "beat", "db", "broker", "cache"}
    assert set(compose["volumes"]) == {"db", "broker"}
    assert [name for name, part in compose["services"].items() if "image" not in part] == []


def test_image_is_built_with_names_that_the_settings_read():
    text = (ROOT / "deploy" / "Containerfile").read_text()
    given = set(re.findall(r"\b([A-Z_]+)=(?:unused|https|postgres|amqp|redis|console)", text))
    known = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert given <= known
    assert len(given) == 8
