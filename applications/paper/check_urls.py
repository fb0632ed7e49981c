"""The address of the public check; it is printed on what it checks."""

from django.urls import path

from applications.paper.check_views import CheckFile

app_name = "check"
urlpatterns = [path("", CheckFile.as_view(), name="page")]
