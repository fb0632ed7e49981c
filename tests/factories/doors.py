"""The doors of others as they are seeded, which a transactional test has emptied away for the next."""

from applications.doors.models import Door
from applications.doors.seeds import plant
from applications.estimates.carrying import put_in
from applications.estimates.models import Estimate
from applications.models import Application
from portal.accounts.roles import Role
from tests.factories.clock import NOW

SMALL = {
    "workload": "fine_tuning",
    "parameters": "7000000000",
    "tokens": "50000000",
    "epochs": "3",
    "method": "lora",
    "gpu": "meluxina-ai",
}
# About 21,000 GPU-hours on the machine.
LARGE = {"workload": "pretraining", "parameters": "7e9", "tokens": "1.6e12", "gpu": "meluxina-ai"}


def plant_doors() -> None:
    if not Door.objects.exists():
        plant(door=Door)


def make_estimate(application: Application, request: dict[str, str] = SMALL) -> Estimate:
    """Taken along by the owner, as the page does it."""
    owner = application.company.memberships.get(role=Role.OWNER).user
    return put_in(application=application, request=request, actor=owner, at=NOW)
