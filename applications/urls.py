"""Addresses of applications. What stands after an application's id is a page or a move of its table."""

from django.urls import path
from django.views.generic import RedirectView

from applications.views import answer, autosave, modes, pages, read, send, write

app_name = "applications"
urlpatterns = [
    path("modes/", modes.Modes.as_view(), name="modes"),
    path("modes/<slug:slug>/", modes.Mode.as_view(), name="mode"),
    path("modes/<slug:slug>/start/", modes.Start.as_view(), name="start"),
    path("mine/", read.Applications.as_view(), name="list"),
    path("<slug:public_id>/", read.Detail.as_view(), name="detail"),
    path("<slug:public_id>/sections/", write.Tasks.as_view(), name="tasks"),
    path("<slug:public_id>/sections/<slug:section>/", write.WriteSection.as_view(), name="section"),
    path("<slug:public_id>/sections/<slug:section>/autosave/", autosave.Autosave.as_view(), name="autosave"),
    path("<slug:public_id>/submit/", send.Check.as_view(), name="check"),
    path("<slug:public_id>/confirmation/", send.Confirmation.as_view(), name="confirmation"),
    path("<slug:public_id>/answer/", answer.Answer.as_view(), name="answer"),
    path("<slug:public_id>/versions/<int:number>/", read.VersionDetail.as_view(), name="version"),
    path("<slug:public_id>/versions/<int:number>.json", read.VersionFile.as_view(), name="version_file"),
    path("<slug:public_id>/accept/", RedirectView.as_view(pattern_name="allocations:offer"), name="accept"),
    path("<slug:public_id>/<slug:move>/", pages.Move.as_view(), name="move"),
]
