"""A company in words, line by line: its own page, the check before sending and the officer's page read it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from companies.identifiers import euid_of, nace_label
from companies.models import Company, FinancialYear
from portal.ui import formats
from portal.ui.layout import Words

YEARS = "years"  # stands for all figures, where a field is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line; `change` is the address of the question behind it."""

    label: Words
    value: Words = ""
    lines: tuple[str, ...] = ()
    note: Words = ""
    note_lang: str = ""
    tag: Words = ""
    change: str = ""


def details(company: Company, *, page: str = "", changed: Collection[str] = ()) -> list[Row]:
    """What the company says of itself; `page` is where it can be changed, `changed` the fields to mark."""
    return [_row(facts, page=page, changed=changed) for facts in _details(company)]


def figures(years: Iterable[FinancialYear], *, page: str = "", changed: Collection[str] = ()) -> list[Row]:
    """The figures, each with its years. The size follows from the whole group: see `companies.ownership`."""
    given = sorted(years, key=lambda year: -year.year)
    return [_row(facts, page=page, changed=changed) for facts in _figures(given)] if given else []


def _row(facts: dict[str, Any], *, page: str, changed: Collection[str]) -> Row:
    fields: tuple[str, ...] = facts.pop("fields", ())
    return Row(
        change=f"{page}#id_{fields[0]}" if page and fields else "",
        tag=_("Changed since it was returned") if set(fields) & set(changed) else "",
        **facts,
    )


def _details(company: Company) -> Iterator[dict[str, Any]]:
    code = {"code": company.nace, "revision": company.nace_revision}
    yield {"fields": ("name",), "label": _("Name"), "value": company.name}
    yield {"fields": ("legal_form",), "label": _("Legal form"), "value": company.get_legal_form_display()}
    yield {"fields": ("founded_on",), "label": _("Founded on"), "value": formats.day(company.founded_on)}
    yield {
        "fields": ("rcs",),
        "label": _("Number in the trade register"),
        "value": company.rcs,
        "note": _("EUID: %(euid)s") % {"euid": euid_of(company.rcs)} if company.rcs else "",
    }
    yield {"fields": ("matricule",), "label": _("National identification number"), "value": company.matricule}
    yield {"fields": ("vat",), "label": _("VAT number"), "value": company.vat}
    if company.permit or not company.rcs:
        yield {"fields": ("permit",), "label": _("Business permit"), "value": company.permit}
    if company.lei:
        yield {"fields": ("lei",), "label": _("LEI"), "value": company.lei}
    yield {
        "fields": ("nace", "nace_revision"),
        "label": _("Main activity (NACE)"),
        "value": _("%(code)s (revision %(revision)s)") % code,
        "note": nace_label(company.nace, revision=company.nace_revision),
        "note_lang": "en",  # the only language in which we have the names
    }
    yield {
        "fields": ("street", "postcode", "city", "canton"),
        "label": _("Seat"),
        "lines": (
            company.street,
            f"L-{company.postcode} {company.city}",
            _("Canton of %(canton)s") % {"canton": company.get_canton_display()},
        ),
    }
    yield {"fields": ("website",), "label": _("Website"), "value": company.website}
    yield {
        "fields": ("language",),
        "label": _("Language of correspondence"),
        "value": dict(settings.LANGUAGES)[company.language],
    }


def _figures(given: list[FinancialYear]) -> Iterator[dict[str, Any]]:
    last = given[0].year
    for name, label, words in (
        ("headcount", _("Headcount"), _plain),
        ("turnover", _("Turnover"), _euros),
        ("balance_sheet", _("Balance sheet total"), _euros),
    ):
        lines = tuple(f"{_year(row)}: {words(getattr(row, name))}" for row in given)
        yield {"fields": (f"{name}_{last}", YEARS), "label": label, "lines": lines}


def _year(row: FinancialYear) -> str:
    return _("%(year)s (estimate)") % {"year": row.year} if row.estimate else str(row.year)


def _plain(value: Decimal) -> str:
    """As many decimals as there are."""
    places = max(0, -value.normalize().as_tuple().exponent)  # type: ignore[operator]
    return formats.number(value, language=get_language() or "en", places=places)


def _euros(value: Decimal) -> str:
    return f"€{_plain(value)}" if get_language() == "en" else f"{_plain(value)}{formats.SPACE}€"
