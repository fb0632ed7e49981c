"""Addresses of the screening, in the space of companies. Public ids have no i, l, o or u."""

from django.urls import path

from companies.screening.views import desk, integrity

urlpatterns = [
    path("hits/<str:public_id>/<str:move>/", desk.RuleOnHit.as_view(), name="rule_on_hit"),
    path("statements/<str:public_id>/<str:move>/", desk.RuleOnStatement.as_view(), name="rule_on_statement"),
    path("<str:public_id>/integrity/", integrity.EditIntegrity.as_view(), name="integrity"),
    path("<str:public_id>/vies/", desk.AskVies.as_view(), name="ask_vies"),
    path("<str:public_id>/screen/", desk.ScreenNow.as_view(), name="screen"),
]
