"""Addresses that exist in the demo only."""

from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("", views.Index.as_view(), name="index"),
    path("mails/<slug:key>/", views.ReadMail.as_view(), name="mail"),
]
