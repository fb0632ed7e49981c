"""How many GPU-hours a piece of work takes: pure arithmetic on published rules of thumb.

Callers use `parse`, `estimate` and the catalogue; nothing here reads a database, a clock or a request.
"""

from applications.estimator.gpus import CATALOGUE, Gpu, Precision
from applications.estimator.jobs import Job, Method, Workload
from applications.estimator.requests import parse
from applications.estimator.results import DEFAULT_MODES, Estimate, Mode, estimate

__all__ = [
    "CATALOGUE",
    "DEFAULT_MODES",
    "Estimate",
    "Gpu",
    "Job",
    "Method",
    "Mode",
    "Precision",
    "Workload",
    "estimate",
    "parse",
]
