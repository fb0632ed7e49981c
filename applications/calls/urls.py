"""Addresses of calls."""

from django.urls import path

from applications.calls import views

app_name = "calls"
urlpatterns = [
    path("", views.Calls.as_view(), name="list"),
    path("feed.atom", views.Feed.as_view(), name="feed"),
    path("calendar.ics", views.CalendarFile.as_view(), name="calendar"),
    path("officers/", views.Officers.as_view(), name="officers"),
    path("<slug:public_id>/", views.CallPage.as_view(), name="call"),
]
