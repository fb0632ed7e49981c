"""People, sign-in and staff roles."""

from django.apps import AppConfig
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("People and roles")

    def ready(self) -> None:
        from allauth.account.decorators import secure_admin_login  # noqa: PLC0415

        from portal.accounts import receivers, views  # noqa: PLC0415

        receivers.connect()
        # SECURITY: the administration's own sign-in knows neither rate limits nor a second factor.
        admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
        admin.site.password_change = views.to_own_password_page  # type: ignore[method-assign, assignment]
