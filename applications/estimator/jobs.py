"""The work to be estimated, as one value, and the words it is described with."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from applications.estimator.gpus import Gpu, Precision


class Workload(StrEnum):
    PRETRAINING = "pretraining"
    FINE_TUNING = "fine_tuning"
    INFERENCE = "inference"


class Method(StrEnum):
    FULL = "full"
    LORA = "lora"
    QLORA = "qlora"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run: what is computed, over how many tokens, on which GPU.

    `active_parameters` is what one token passes through in a mixture of experts; None means all.
    `utilisation` is a share of the GPU's peak between 0 and 1; None lets the published range decide.
    """

    workload: Workload
    parameters: Decimal
    tokens: Decimal
    gpu: Gpu
    active_parameters: Decimal | None = None
    method: Method = Method.FULL
    epochs: Decimal = Decimal(1)
    precision: Precision = Precision.BF16
    utilisation: Decimal | None = None

    @property
    def active(self) -> Decimal:
        return self.parameters if self.active_parameters is None else self.active_parameters

    @property
    def tokens_processed(self) -> Decimal:
        return self.tokens * self.epochs

    @property
    def peak(self) -> Decimal:
        """The GPU's dense FLOP per second in the precision of the run."""
        return self.gpu.peak[self.precision]
