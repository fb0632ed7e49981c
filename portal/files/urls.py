"""The address of files."""

from django.urls import path

from portal.files.views import Download

app_name = "files"
urlpatterns = [path("<str:public_id>/", Download.as_view(), name="download")]
