"""The ceiling and the tariff that the portal begins with; administrators edit them from there on."""

from datetime import date
from decimal import Decimal
from typing import Any

CEILING = {
    "state": "LU",
    "amount": Decimal("300000.00"),
    "boundary_inclusive": True,
    "valid_from": date(2024, 1, 1),
    "authority": "Ministry of the Economy",
    "legal_basis": "Regulation (EU) 2023/2831; law of 20 December 2019 on de minimis aid",
    "source": (
        "Regulation (EU) 2023/2831, Article 3(2)"  # the same words as the open calculator answers
    ),
}
TARIFF = {
    "key": "gpu-assumed-2026",
    "partition": "gpu",
    "eur_per_gpu_hour": Decimal("2.5000"),
    "valid_from": date(2024, 1, 1),
    "source": (
        "ASSUMPTION: LuxProvide's tariff for MeluXina-AI is not published. 2 to 4 EUR per GPU-hour is taken for "
        "the market price of the latest GPUs. The programme has to confirm the figure."
    ),
}
OPEN_POINT = (
    "OPEN: the national law was adopted with EUR 200,000 over three fiscal years, and no amendment to EUR 300,000 "
    "was found. The Ministry has to confirm the ceiling and the day on which aid leaves."
)


def plant(*, ceiling: Any, tariff: Any) -> None:
    """Write the rows into the given tables: a migration gives them as they were then."""
    ceiling.objects.create(**CEILING | {"source": f"{CEILING['source']}. {OPEN_POINT}"})
    tariff.objects.create(**TARIFF)
