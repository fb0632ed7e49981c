"""The aid ledger: what an undertaking received, what is reserved for it, and what room is left."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AidLedgerConfig(AppConfig):
    name = "companies.aidledger"
    label = "aidledger"
    verbose_name = _("Aid ledger")

    def ready(self) -> None:
        from companies.aidledger import acts, duties, guards, menu, panels  # noqa: F401, PLC0415
