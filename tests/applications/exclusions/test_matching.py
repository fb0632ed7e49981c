"""A name, a mail domain or an employer is recognised; a word that many names share is not enough."""

import pytest

from applications.exclusions.matching import means

PERSON = {
    "name": "Dr Jean-Luc Müller",
    "email": "jl.muller@acme-analytics.lu",
    "employer": "Acme Analytics S.à r.l.",
}


@pytest.mark.parametrize(
    "named",
    [
        "Jean-Luc Müller",
        "MULLER Jean Luc",
        "acme-analytics.lu",
        "@acme-analytics.lu",
        "jl.muller@acme-analytics.lu",
        "Acme Analytics",
        "ACME ANALYTICS SARL",
    ],
)
def test_is_meant(named: str) -> None:
    assert means(named, **PERSON)


@pytest.mark.parametrize(
    "named", ["Müller", "Analytics", "Acme Machines", "acme.lu", "analytics.lu", "Luxembourg", "x@y.lu", "."]
)
def test_is_not_meant(named: str) -> None:
    assert not means(named, **PERSON)


def test_an_organisation_is_known_by_its_mail_domain_alone() -> None:
    assert means("Acme Analytics SA", name="Ann Other", email="ann@acme-analytics.lu")
    assert means("list.lu", name="Ann Other", email="ann@research.list.lu")
    assert not means("list.lu", name="Ann Other", email="ann@journalist.lu")
