"""Addresses of applications. What stands after an application's id is a page or a move of its table."""

from django.urls import path
from django.views.generic import RedirectView

from applications.changes import views as changes
from applications.comments import views as comments
from applications.dialogue.views import answer, reply
from applications.exclusions import views as exclusions
from applications.views import autosave, modes, pages, read, send, write

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
    path("<slug:public_id>/comments/<slug:section>/", comments.Thread.as_view(), name="comments"),
    path(
        "<slug:public_id>/comments/<slug:comment>/<slug:act>/",
        comments.ChangeComment.as_view(),
        name="change_comment",
    ),
    path("<slug:public_id>/excluded/", exclusions.Excluded.as_view(), name="excluded"),
    path("<slug:public_id>/submit/", send.Check.as_view(), name="check"),
    path("<slug:public_id>/confirmation/", send.Confirmation.as_view(), name="confirmation"),
    path("<slug:public_id>/answer/", answer.Answer.as_view(), name="answer"),
    path("<slug:public_id>/answer/autosave/", answer.AutosaveAnswers.as_view(), name="autosave_answer"),
    path("<slug:public_id>/reply/", reply.Reply.as_view(), name="reply"),
    path("<slug:public_id>/changes/", changes.Changes.as_view(), name="changes"),
    path("<slug:public_id>/versions/<int:number>/", read.VersionDetail.as_view(), name="version"),
    path("<slug:public_id>/versions/<int:number>.json", read.VersionFile.as_view(), name="version_file"),
    path("<slug:public_id>/accept/", RedirectView.as_view(pattern_name="allocations:offer"), name="accept"),
    path("<slug:public_id>/<slug:move>/", pages.Move.as_view(), name="move"),
]
