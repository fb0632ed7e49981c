"""Addresses of the API. Each operation names its own authentication.

A program cannot follow a redirect to the sign-in page, so the site's own demand for a session is lifted here.
"""

from django.contrib.auth.decorators import login_not_required

from portal.api import api

urlpatterns = api.urls[0]
app_name = "api"

for pattern in urlpatterns:
    if pattern.callback:
        pattern.callback = login_not_required(pattern.callback)
