"""Addresses of the inbox."""

from django.urls import URLPattern

app_name = "notifications"
urlpatterns: list[URLPattern] = []
