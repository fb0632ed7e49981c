"""Addresses of an application's files."""

from django.urls import path

from applications.paper import views

app_name = "paper"
urlpatterns = [
    path("<slug:public_id>/versions/<int:number>.pdf", views.VersionPdf.as_view(), name="version_pdf"),
    path("<slug:public_id>/receipt.pdf", views.ReceiptPdf.as_view(), name="receipt_pdf"),
    path("<slug:public_id>/decision.pdf", views.DecisionPdf.as_view(), name="decision_pdf"),
    path("<slug:public_id>/file.json", views.WholeJson.as_view(), name="whole_json"),
    path("<slug:public_id>/file.zip", views.WholeZip.as_view(), name="whole_zip"),
    path("<slug:public_id>/draft.pdf", views.DraftPdf.as_view(), name="draft_pdf"),
]
