"""The address at the root of the site that says whether messages get out."""

from django.urls import path

from portal.notifications import health

urlpatterns = [path("healthz/pipeline", health.pipeline, name="pipeline")]
