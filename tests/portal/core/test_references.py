"""References of applications."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.references import Reference

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REFERENCES = st.builds(
    Reference,
    programme=st.text(LETTERS, min_size=2, max_size=10),
    year=st.integers(0, 9999),
    mode=st.text(LETTERS, min_size=2, max_size=2),
    number=st.integers(1, 999_999_999),
)


def test_writing():
    assert str(Reference(programme="MLXAI", year=2026, mode="PG", number=1)) == "MLXAI-2026PG-0001"
    assert str(Reference(programme="MLXAI", year=2026, mode="LS", number=12345)) == "MLXAI-2026LS-12345"


def test_account_name_is_lower_case():
    assert Reference.parse("MLXAI-2026PG-0001").account_name == "mlxai-2026pg-0001"


def test_reading_an_account_name():
    assert Reference.parse(" mlxai-2026pg-0001\n") == Reference(
        programme="MLXAI", year=2026, mode="PG", number=1
    )


@given(REFERENCES)
def test_what_we_write_we_read(reference):
    assert Reference.parse(str(reference)) == reference
    assert Reference.parse(reference.account_name) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "MLXAI-2026PG-0000",
        "MLXAI-2026PG-001",
        "MLXAI-2026PG-00001",
        "MLXAI-2026P-0001",
        "MLXAI-2026PGX-0001",
        "MLXAI-26PG-0001",
        "M-2026PG-0001",
        "MLXAI-2026PG-0001-1",
        "MLXAI2026PG0001",
        "MLXAI-2026PG-٠٠٠١",
        "MLXAI-2026PG-0001' OR 1=1",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"reference|leading zeros"):
        Reference.parse(text)


@pytest.mark.parametrize(
    "parts",
    [
        {"number": 0},
        {"number": -1},
        {"year": 20260},
        {"mode": "pg"},
        {"mode": "PGX"},
        {"programme": "ML XAI"},
    ],
)
def test_a_reference_cannot_be_built_wrong(parts):
    with pytest.raises(ValueError, match="is no reference"):
        Reference(**{"programme": "MLXAI", "year": 2026, "mode": "PG", "number": 1} | parts)
