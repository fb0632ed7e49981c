"""Addresses that identity providers know; allauth includes them."""

from django.urls import path

from portal.accounts.oidc import views

urlpatterns = [
    path("identity/<slug:provider_id>/", views.leave, name="openid_connect_login"),
    path("identity/<slug:provider_id>/back/", views.come_back, name="openid_connect_callback"),
]
