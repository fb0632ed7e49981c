"""Addresses of the staff's side."""

from django.urls import path

from reviews.views import asking, file, lists, work

app_name = "reviews"
urlpatterns = [
    path("", lists.Queue.as_view(), name="queue"),
    path("files/", lists.Files.as_view(), name="files"),
    path("decisions/<slug:public_id>/<slug:move>/", file.MoveDecision.as_view(), name="move_decision"),
    path("<slug:public_id>/", file.File.as_view(), name="file"),
    path("<slug:public_id>/step/", work.CloseStep.as_view(), name="step"),
    path("<slug:public_id>/ask/", asking.Ask.as_view(), name="ask"),
    path("<slug:public_id>/ask/<slug:question>/drop/", asking.Drop.as_view(), name="drop_question"),
    path("<slug:public_id>/invite_reply/", asking.InviteReply.as_view(), name="invite_reply"),
    path("<slug:public_id>/decide/", work.Prepare.as_view(), name="decide"),
    path("<slug:public_id>/decision/", work.Confirm.as_view(), name="confirm"),
    path("<slug:public_id>/<slug:move>/", file.MoveFile.as_view(), name="move"),
]
