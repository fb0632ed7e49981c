"""Addresses of accounts: our own pages, then all of allauth's."""

from django.urls import include, path

from portal.accounts import views

own = [
    path("", views.OwnAccount.as_view(), name="profile"),
    path("sessions/end/", views.end_session, name="end_session"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    # Before allauth's: they clear no caches, cannot end a single session, and forget the last factor.
    path("logout/", views.SignOut.as_view(), name="account_logout"),
    path("sessions/", views.own_sessions, name="usersessions_list"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("", include("allauth.urls")),
]
