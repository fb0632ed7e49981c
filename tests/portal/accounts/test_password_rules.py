"""Passwords: long enough, not too long, not common, not about the person or the site; nothing else."""

import pytest
from django.contrib.auth.password_validation import (
    get_default_password_validators,
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.models import User
from portal.accounts.passwords import LongEnough

ANNA = User(email="anna.muller@example.lu", name="Anna Muller")


def code_for(password: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, ANNA)
    return [error.code for error in refused.value.error_list]


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "aaaaaaaaaaab",
        "äöüßéèçñ ẽœ☃",
        "x" * 127 + "y",
        "my meluxina has a green lantern",
    ],
)
def test_good_enough(password: str) -> None:
    validate_password(password, ANNA)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "password_too_short"),
        ("x" * 129, "password_too_long"),
        ("1234567890123", "password_too_common"),
        ("annamuller99", "password_too_similar"),
        ("anna.muller@example.lu", "password_too_similar"),
        ("MeluXina-AI-2026!", "password_about_site"),
        ("Luxembourg2026", "password_about_site"),
        ("luxprovide luxinnovation", "password_about_site"),
    ],
)
def test_refused(password: str, code: str) -> None:
    assert code in code_for(password)


@given(st.text(min_size=12, max_size=128).filter(lambda text: "\x00" not in text))
def test_no_length_in_between_is_refused_for_its_length(password: str) -> None:
    for rule in get_default_password_validators():
        if isinstance(rule, LongEnough):
            rule.validate(password)


def test_the_rule_is_said_beforehand() -> None:
    assert "At least 12 characters" in password_validators_help_texts()[0]
