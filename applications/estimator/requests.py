"""Reading a request for an estimate: every problem at once, each with its place and what to do about it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.estimator.gpus import CATALOGUE, Gpu, Precision, find_gpu
from applications.estimator.jobs import Job, Method, Workload
from portal.core.reading import Reading

REQUIRED = ("workload", "parameters", "tokens", "gpu")
# What an optional field means when it is left out or null; None is decided by the estimate.
DEFAULTS: dict[str, Any] = {
    "active_parameters": None,
    "method": Method.FULL.value,
    "epochs": "1",
    "precision": Precision.BF16.value,
    "utilisation": None,
}
# Least, most and an example, as people may write them.
BOUNDS: dict[str, tuple[str, str, str]] = {
    "parameters": ("1", "1e14", "7000000000"),
    "active_parameters": ("1", "1e14", "2000000000"),
    "tokens": ("1", "1e17", "2000000000000"),
    "epochs": ("0.01", "1000", "3"),
}

# Digits, perhaps a fraction, perhaps a power of ten: 7000000000, 6.7e9.
NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,12})?(?:[eE]\+?[0-9]{1,2})?")
HUNDRED = Decimal(100)


def parse(request: object) -> Job:
    """Return the job that the request describes, or raise RequestRefused with every problem found."""
    reading = Reading()
    found = reading.mapping(request, (), required=REQUIRED, optional=DEFAULTS)
    fields = {**DEFAULTS, **{name: value for name, value in found.items() if value is not None}}

    workload = reading.choice(fields.get("workload"), ("workload",), tuple(Workload))
    method = reading.choice(fields["method"], ("method",), tuple(Method))
    precision = reading.choice(fields["precision"], ("precision",), tuple(Precision))
    gpu = _gpu(reading, fields)
    parameters = _amount(reading, fields, "parameters")
    amounts = {name: _amount(reading, fields, name) for name in ("tokens", "epochs")}
    active = None if fields["active_parameters"] is None else _amount(reading, fields, "active_parameters")
    utilisation = _share(reading, fields)
    reading.finish()

    job = Job(
        workload=Workload(workload),
        method=Method(method),
        precision=Precision(precision),
        gpu=gpu,
        parameters=parameters,
        active_parameters=active,
        utilisation=utilisation,
        **amounts,
    )
    _refuse_contradictions(reading, job)
    reading.finish()
    return job


def _refuse_contradictions(reading: Reading, job: Job) -> None:
    """Note the problems that only show when the fields are read together."""
    if job.active > job.parameters:
        reading.refuse(
            ("active_parameters",), _("Give at most the number of parameters, or leave it empty for all.")
        )
    if job.precision not in job.gpu.peak:
        reading.refuse(
            ("precision",), _("This GPU has no fp8 arithmetic. Choose bf16, or an H100 or newer GPU.")
        )
    if job.method != Method.FULL and job.workload != Workload.FINE_TUNING:
        reading.refuse(("method",), _("LoRA and QLoRA are for fine-tuning. Choose the method full here."))


def _amount(reading: Reading, fields: Mapping[str, Any], name: str) -> Decimal:
    least, most, example = BOUNDS[name]
    number = _decimal(fields.get(name))
    if number is not None and Decimal(least) <= number <= Decimal(most):
        return number
    reading.refuse(
        (name,),
        _('Give a number from %(least)s to %(most)s, written in digits such as "%(example)s".'),
        least=least,
        most=most,
        example=example,
    )
    return Decimal(least)


def _share(reading: Reading, fields: Mapping[str, Any]) -> Decimal | None:
    """Return a share of 1 from a percentage; a number below 1 is the share itself."""
    if fields["utilisation"] is None:
        return None
    number = _decimal(fields["utilisation"])
    if number is None or not 0 < number <= HUNDRED:
        reading.refuse(
            ("utilisation",),
            _('Give a percentage above 0 and up to 100, such as "40", or leave it empty.'),
        )
        return None
    return number if number < 1 else number / HUNDRED


def _gpu(reading: Reading, fields: Mapping[str, Any]) -> Gpu:
    named = fields.get("gpu")
    gpu = find_gpu(named) if isinstance(named, str) else None
    if gpu is None:
        reading.refuse(("gpu",), _("Choose one of: %(options)s."), options=", ".join(CATALOGUE))
        return next(iter(CATALOGUE.values()))
    return gpu


def _decimal(value: object) -> Decimal | None:
    """Return an exact number from text or a whole number; floats and true or false are not exact."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and NUMBER.fullmatch(value.strip()):
        return Decimal(value.strip())
    return None
