"""An estimate on its way from the open page into an application: signed, so that it survives signing up.

Only the question travels, and the answer is reckoned again on arrival: nobody can bring a better answer along.
"""

from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import translation

from applications import services
from applications.api.estimate import current_modes
from applications.estimates.models import RULES, Estimate
from applications.estimator import Estimate as Result
from applications.estimator import estimate, parse
from applications.models import Application
from applications.sections import form_of
from companies.aidledger.tariffs import tariff_on
from portal.core.reading import RequestRefused

SALT = "applications.estimates"
KEPT_FOR = timedelta(days=30)
IN_SESSION = "estimate"
GB_PER_TB = Decimal(1000)


def signed(request: dict[str, Any]) -> str:
    return signing.dumps(request, salt=SALT, compress=True)


def read(token: str) -> dict[str, Any] | None:
    """The question, or None where the token is not ours, too old, or asks what no form can ask today."""
    try:
        request = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
        parse(request)
    except (signing.BadSignature, RequestRefused):
        return None
    return request if isinstance(request, dict) else None


def carried(session: Any) -> dict[str, Any] | None:
    """What this browser carries along, if anything."""
    token = session.get(IN_SESSION, "")
    return read(token) if token else None


def reckon(request: dict[str, Any], *, at: datetime) -> Result:
    tariff = tariff_on(at.date())
    price = tariff.eur_per_gpu_hour if tariff else None
    return estimate(parse(request), modes=current_modes(), tariff=price)


@transaction.atomic
def put_in(*, application: Application, request: dict[str, Any], actor: Any, at: datetime) -> Estimate:
    """Keep the estimate with the application and propose its figures; what was typed already stays.

    MoveRefused where the section on resources is not open to this person.
    """
    with translation.override("en"):  # what is kept is kept in one language; pages reckon their own sentences
        result = reckon(request, at=at)
    for section, proposed in _proposals(application, request, result).items():
        row = application.sections.filter(section=section).first()
        values = proposed | (row.values if row else {})
        services.save_section(application=application, section=section, values=values, actor=actor, at=at)
    return Estimate.objects.create(
        application=application,
        request=request,
        result=result.as_dict(),
        rules=RULES,
        low=result.low,
        expected=result.expected,
        high=result.high,
        at=at,
        by=actor,
    )


def _proposals(
    application: Application, request: dict[str, Any], result: Result
) -> dict[str, dict[str, str]]:
    """What the estimate says to questions that the form asks, by section."""
    proposed = {
        "kind_of_work": request["workload"],
        "storage": _storage(result, most=_most_storage(application)),
        "hours": _hours(result, mode=application.mode),
    }
    found: dict[str, dict[str, str]] = {}
    for question in form_of(application).locate(proposed):
        if value := proposed[question.key]:
            found.setdefault(question.section, {})[question.key] = value
    return found


def _most_storage(application: Application) -> Decimal | None:
    question = form_of(application).questions.get("storage")
    return question.options.get("maximum") if question else None


def _storage(result: Result, *, most: Decimal | None) -> str:
    """Terabytes, to a tenth; nothing where it is more than the form takes."""
    terabytes = (result.storage_gb / GB_PER_TB).quantize(Decimal("0.1"), rounding=ROUND_CEILING)
    return f"{max(terabytes, Decimal('0.1')):f}" if most is None or terabytes <= most else ""


def _hours(result: Result, *, mode: Any) -> str:
    """GPU-hours, where the mode asks for them and gives so many."""
    hours = result.expected.to_integral_value(ROUND_CEILING)
    fits = hours >= mode.hours_min and (mode.hours_max is None or hours <= mode.hours_max)
    return f"{hours:f}" if fits and not mode.fixed_hours else ""


def bring(*, session: Any, application: Application, actor: Any, at: datetime) -> Estimate | None:
    """Put what the browser carries into an application, once."""
    request = carried(session)
    if request is None:
        return None
    kept = put_in(application=application, request=request, actor=actor, at=at)
    session.pop(IN_SESSION, None)
    return kept
