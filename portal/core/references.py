"""The reference of an application, `MLXAI-2026PG-0001`, and the account name made from it.

Programme, year, two letters of the access mode, and a number of at least four digits.
"""

import re
from dataclasses import dataclass
from typing import Self

SHAPE = re.compile(r"([A-Z]{2,10})-([0-9]{4})([A-Z]{2})-([0-9]{4,9})")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Reference:
    """One reference; every reference has exactly one spelling, so text can be compared."""

    programme: str
    year: int
    mode: str
    number: int

    def __post_init__(self) -> None:
        if self.number < 1 or not SHAPE.fullmatch(str(self)):
            raise ValueError(f"{self} is no reference such as MLXAI-2026PG-0001.")

    def __str__(self) -> str:
        return f"{self.programme}-{self.year:04d}{self.mode}-{self.number:04d}"

    @property
    def account_name(self) -> str:
        """The name of the account on the machine: Slurm keeps account names in lower case."""
        return str(self).lower()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a reference or an account name; raise ValueError for anything else."""
        match = SHAPE.fullmatch(text.strip().upper())
        if match is None:
            raise ValueError(f"{text!r} is no reference such as MLXAI-2026PG-0001.")
        programme, year, mode, number = match.groups()
        reference = cls(programme=programme, year=int(year), mode=mode, number=int(number))
        if str(reference) != match.group():
            raise ValueError(f"{text!r} has more leading zeros than {reference}.")
        return reference
