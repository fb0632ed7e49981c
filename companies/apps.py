"""The company: who it is, who belongs to it, and whether that has been verified."""

from django.apps import AppConfig
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    name = "companies"
    verbose_name = _("Companies")

    def ready(self) -> None:
        from companies import acts, api, duties, effects, guards, menu, notices  # noqa: F401, PLC0415
        from companies.models import Membership  # noqa: PLC0415
        from portal.accounts import along  # noqa: PLC0415

        api.register()
        along.register(
            "belongs_to_a_company", lambda: Exists(Membership.objects.filter(user=OuterRef("pk")).order_by())
        )
