"""What pages of one company share."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from companies.grants import GRANTS
from companies.models import Company, FinancialYear
from companies.panels import Panel, Place, Reader, panels_of
from portal.accounts.roles import Role
from portal.workflow.pages import SubjectPage


class CompanyPage(SubjectPage):
    """One company, as this person may see it."""

    model = Company
    grants = GRANTS
    context_name = "company"

    def rows(self) -> Any:
        return Company.objects.prefetch_related("years")

    def after_saving(self) -> str:
        """Where a person goes on who has saved a part of the registration: only an owner can send it."""
        # Asked anew: the years that were read with the page are those from before the saving.
        figures = FinancialYear.objects.filter(company=self.subject)
        if figures.exists() and not self.subject.statements.exists():
            return address_of("integrity", self.subject)
        return address_of("send" if Role.OWNER in self.roles else "detail", self.subject)

    def panels(self, place: Place) -> list[Panel]:
        """What other apps add to this page."""
        reader = Reader(person=self.request.user, roles=self.roles, at=self.at)  # type: ignore[attr-defined]
        return panels_of(self.subject, reader, place=place)

    def steps(self, current: str) -> list[dict[str, Any]]:
        return steps(current, company=self.subject, sends=Role.OWNER in self.roles)


def steps(current: str, *, company: Company | None = None, sends: bool = False) -> list[dict[str, Any]]:
    """The way through a registration; `current` is the name of a page, and only who `sends` gets to the last."""
    words = {
        "details": _("The company"),
        "figures": _("Figures"),
        "integrity": _("Integrity"),
        "send": _("Check and send"),
    }
    place = list(words).index(current)
    return [
        {
            "title": title,
            "state": "done" if number < place else "current" if number == place else "ahead",
            "url": address_of(page, company) if company and (sends or page != "send") else "",
        }
        for number, (page, title) in enumerate(words.items())
    ]


def address_of(page: str, company: Company) -> str:
    return reverse(f"companies:{page}", args=[company.public_id])
