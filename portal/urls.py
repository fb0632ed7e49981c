"""The site's addresses. Each app names its own; this is only the table of contents."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("portal.ui.urls")),
    path("accounts/", include("portal.accounts.urls")),
    path("", include("portal.notifications.health_urls")),
    path("messages/", include("portal.notifications.urls")),
    path("files/", include("portal.files.urls")),
    path("size-check/", include("companies.ownership.urls")),
    path("companies/", include("companies.evidence.urls")),
    path("", include("companies.aidledger.urls")),  # before the companies, whose moves have one word too
    path("companies/", include("companies.urls")),
    path("applications/", include("applications.paper.urls")),  # before the moves, which have one word too
    path("applications/", include("applications.again.urls")),
    path("check/", include("applications.paper.check_urls")),
    path("applications/", include("applications.urls")),
    path("calls/", include("applications.calls.urls")),
    path("find/", include("applications.doors.urls")),
    path("estimate/", include("applications.estimates.urls")),
    path("allocations/", include("allocations.urls")),
    path("reviews/", include("reviews.urls")),
    path("api/v1/", include("portal.api_urls")),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("demo.urls")))

handler400 = "portal.ui.errors.bad_request"
handler403 = "portal.ui.errors.forbidden"
handler404 = "portal.ui.errors.not_found"
handler500 = "portal.ui.errors.server_error"
