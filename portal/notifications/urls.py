"""Addresses of the inbox."""

from django.urls import path

from portal.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.Inbox.as_view(), name="inbox"),
    path("read/", views.read_all, name="read_all"),
    path("preferences/", views.Preferences.as_view(), name="preferences"),
    path("unsubscribe/<str:token>/", views.Unsubscribe.as_view(), name="unsubscribe"),
    path("<str:public_id>/", views.Open.as_view(), name="open"),
]
