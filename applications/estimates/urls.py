"""Addresses of the estimator."""

from django.urls import path

from applications.estimates import views

app_name = "estimates"
urlpatterns = [
    path("", views.Estimator.as_view(), name="page"),
    path("take/", views.Take.as_view(), name="take"),
    path("carry/", views.Carry.as_view(), name="carry"),
]
