"""What the demo tells, as data: companies with their projects, one file for each language."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr", "de", "lb")
FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One application: what it says, how far it comes, and how many days ago it began."""

    story: str
    age: int
    title: str
    summary: str
    benefit: str
    model: str
    software: str
    origin: str
    ran_where: str
    mode: str = "playground"
    hours: str = ""
    months: str = "3"
    container: str = "yes"
    personal: str = "no"
    sensitive: str = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """One company, with its people as (name, e-mail address)."""

    language: str
    words: dict[str, str]  # sentences that this company's files need, in its language
    name: str
    legal_form: str
    nace: str
    street: str
    postcode: str
    city: str
    canton: str
    founded_on: str
    headcount: Decimal
    turnover: Decimal
    status: str
    owner: tuple[str, str]
    editors: list[tuple[str, str]] = field(default_factory=list)
    viewers: list[tuple[str, str]] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)

    @property
    def oldest(self) -> int:
        """How many days ago its first project began."""
        return max((project.age for project in self.projects), default=5)


def firms() -> list[Firm]:
    """Every company of the demo, in a fixed order."""
    return [firm for language in LANGUAGES for firm in _of(language)]


def _of(language: str) -> list[Firm]:
    told = json.loads((FOLDER / f"{language}.json").read_text())
    return [_firm(row, language=language, words=told["words"]) for row in told["companies"]]


def _firm(row: dict[str, Any], *, language: str, words: dict[str, str]) -> Firm:
    figures = {name: Decimal(row[name]) for name in ("headcount", "turnover")}
    projects = [Project(**project) for project in row["projects"]]
    return Firm(**row | figures | {"language": language, "words": words, "projects": projects})
