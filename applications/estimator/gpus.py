"""The GPUs an estimate can be made for, with the figures their makers publish.

Peaks are dense (without structured sparsity), in FLOP per second. How much of a peak real runs reach is
in `utilisation`, by generation.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TERA = Decimal(10) ** 12


class Precision(StrEnum):
    BF16 = "bf16"
    FP8 = "fp8"


class Generation(StrEnum):
    VOLTA = "volta"
    AMPERE = "ampere"
    ADA = "ada"
    HOPPER = "hopper"
    BLACKWELL = "blackwell"
    CDNA2 = "cdna2"
    CDNA3 = "cdna3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gpu:
    """One row: memory in GB, bandwidth in bytes per second, peak in FLOP per second.

    `announced` means that the maker of the system has not published the real figures yet.
    """

    slug: str
    name: str
    generation: Generation
    peak: dict[Precision, Decimal]
    memory_gb: Decimal
    bandwidth: Decimal
    source: str
    note: "StrOrPromise" = ""
    announced: bool = False


def _row(
    slug: str,
    name: str,
    generation: Generation,
    figures: tuple[str, str | None, str, str],
    *,
    source: str,
    note: "StrOrPromise" = "",
) -> Gpu:
    """Make a row from TFLOP/s in 16 bits, TFLOP/s in fp8 (None where it has none), GB and TB/s."""
    bf16, fp8, memory, bandwidth = figures
    peak = {Precision.BF16: Decimal(bf16) * TERA}
    if fp8 is not None:
        peak[Precision.FP8] = Decimal(fp8) * TERA
    return Gpu(
        slug=slug,
        name=name,
        generation=generation,
        peak=peak,
        memory_gb=Decimal(memory),
        bandwidth=Decimal(bandwidth) * TERA,
        source=source,
        note=note,
    )


BLACKWELL, HOPPER, AMPERE = Generation.BLACKWELL, Generation.HOPPER, Generation.AMPERE
B200 = ("2250", "4500", "180", "8.0")
H100 = ("989.5", "1979", "80", "3.35")
A100 = ("312", None, "80", "2.039")
SLOWER_LINKS = _("links between GPUs are slower")

_ROWS = (
    replace(
        _row("meluxina-ai", "MeluXina-AI", BLACKWELL, B200, source="EuroHPC JU, 2026-07-22"),
        note=_("a Blackwell whose variant is not published; counted as a B200"),
        announced=True,
    ),
    _row("b200", "NVIDIA B200", BLACKWELL, B200, source="NVIDIA HGX B200"),
    _row("b300", "NVIDIA B300", BLACKWELL, ("2250", "4500", "270", "8.0"), source="NVIDIA HGX B300"),
    _row("gb200", "NVIDIA GB200", BLACKWELL, ("2500", "5000", "186", "8.0"), source="NVIDIA GB200 NVL72"),
    _row("gb300", "NVIDIA GB300", BLACKWELL, ("2500", "5000", "279", "8.0"), source="NVIDIA GB300 NVL72"),
    _row("gh200", "NVIDIA GH200", HOPPER, ("989.5", "1979", "96", "4.0"), source="NVIDIA GH200 Datasheet"),
    _row("h200", "NVIDIA H200", HOPPER, ("989.5", "1979", "141", "4.8"), source="NVIDIA H200 Datasheet"),
    _row("h100", "NVIDIA H100", HOPPER, H100, source="NVIDIA H100 Datasheet"),
    _row("h800", "NVIDIA H800", HOPPER, H100, source="NVIDIA H100 Datasheet", note=SLOWER_LINKS),
    _row("a100-80", "NVIDIA A100 80 GB", AMPERE, A100, source="NVIDIA A100 Datasheet"),
    _row(
        "a100-40",
        "NVIDIA A100 40 GB",
        AMPERE,
        ("312", None, "40", "1.555"),
        source="NVIDIA A100 Datasheet",
        note=_("the GPU of the first MeluXina"),
    ),
    _row("a800", "NVIDIA A800", AMPERE, A100, source="NVIDIA A100 Datasheet", note=SLOWER_LINKS),
    _row(
        "l40s", "NVIDIA L40S", Generation.ADA, ("362", "733", "48", "0.864"), source="NVIDIA L40S Datasheet"
    ),
    _row(
        "v100",
        "NVIDIA V100",
        Generation.VOLTA,
        ("125", None, "32", "0.9"),
        source="NVIDIA V100 Datasheet",
        note=_("runs 16 bits as fp16"),
    ),
    _row(
        "mi300x",
        "AMD MI300X",
        Generation.CDNA3,
        ("1307", "2615", "192", "5.3"),
        source="AMD Instinct MI300X Data Sheet",
    ),
    _row(
        "mi250x",
        "AMD MI250X",
        Generation.CDNA2,
        ("383", None, "128", "3.2768"),
        source="AMD Instinct MI250X Data Sheet",
        note=_("a whole card; one of its two dies counts half"),
    ),
)

CATALOGUE: dict[str, Gpu] = {gpu.slug: gpu for gpu in _ROWS}

# Names people write for a GPU that has one row here.
ALIASES: dict[str, str] = {"a100": "a100-80", "h100-80": "h100", "h800-80": "h800", "v100-32": "v100"}


def find_gpu(name: str) -> Gpu | None:
    """Return the row for a slug or a known alias, whatever its case, or None."""
    slug = name.strip().lower()
    return CATALOGUE.get(ALIASES.get(slug, slug))
