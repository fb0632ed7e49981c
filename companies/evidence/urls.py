"""Addresses of evidence, below the company's own."""

from django.urls import path

from companies.evidence.views import company, desk

app_name = "evidence"
urlpatterns = [
    path("<str:public_id>/evidence/", company.List.as_view(), name="list"),
    path("<str:public_id>/evidence/questions/", company.Questions.as_view(), name="questions"),
    path("<str:public_id>/evidence/check/", desk.Check.as_view(), name="check"),
    path("<str:public_id>/evidence/versions/", desk.Versions.as_view(), name="versions"),
    path("<str:public_id>/evidence/<str:kind>/", company.Add.as_view(), name="add"),
    path("<str:public_id>/evidence/<str:kind>/<int:year>/", company.Add.as_view(), name="add_year"),
]
