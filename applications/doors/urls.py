"""The address of the finder."""

from django.urls import path

from applications.doors import views

app_name = "doors"
urlpatterns = [path("", views.Finder.as_view(), name="find")]
