"""Addresses of the public size check."""

from django.urls import path

from companies.ownership.views import check

app_name = "ownership"
urlpatterns = [
    path("", check.Check.as_view(), name="check"),
    path("group/", check.Group.as_view(), name="group"),
    path("register/", check.Carry.as_view(), name="carry"),
]
