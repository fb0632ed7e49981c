"""Addresses of companies. Public ids have no i, l, o or u, so none is ever one of the words here."""

from django.urls import include, path

from companies.mandates import views as mandates
from companies.ownership.views import company as ownership
from companies.team import views as invitations
from companies.team.choosing import Choose
from companies.views import company, people, register, verification

app_name = "companies"
urlpatterns = [
    path("", company.List.as_view(), name="list"),
    path("register/", register.Register.as_view(), name="register"),
    path("current/", Choose.as_view(), name="choose"),
    path("join/<str:token>/", register.Join.as_view(), name="join"),
    path("joins/<str:public_id>/<str:move>/", people.AnswerJoin.as_view(), name="answer_join"),
    path("invitations/<str:token>/", invitations.OpenLink.as_view(), name="invitation"),
    path("invited/<str:public_id>/", invitations.Accept.as_view(), {"move": "accept"}, name="invited"),
    path("invited/<str:public_id>/again/", invitations.SendAgain.as_view(), name="send_again"),
    path(
        "invited/<str:public_id>/<str:move>/",
        invitations.AnswerInvitation.as_view(),
        name="answer_invitation",
    ),
    path("binding/", mandates.Queue.as_view(), name="mandates"),
    path("binding/<str:public_id>/<str:move>/", mandates.MoveMandate.as_view(), name="move_mandate"),
    path("queue/", verification.Queue.as_view(), name="queue"),
    path("queue/<str:public_id>/", verification.Verify.as_view(), name="verify"),
    path("<str:public_id>/", company.Detail.as_view(), name="detail"),
    path("<str:public_id>/details/", company.EditDetails.as_view(), name="details"),
    path("<str:public_id>/figures/", company.EditFigures.as_view(), name="figures"),
    path("<str:public_id>/members/", people.Members.as_view(), name="members"),
    path("", include("companies.screening.urls")),
    path("<str:public_id>/members/<str:member>/role/", people.ChangeRole.as_view(), name="change_role"),
    path("<str:public_id>/members/<str:member>/remove/", people.Remove.as_view(), name="remove"),
    path("<str:public_id>/members/invite/", invitations.Invite.as_view(), name="invite"),
    path("<str:public_id>/mandate/", mandates.Declare.as_view(), name="declare_mandate"),
    path("<str:public_id>/leave/", people.Leave.as_view(), name="leave"),
    path("<str:public_id>/send/", company.Send.as_view(), {"move": "send"}, name="send"),
    path("<str:public_id>/ownership/", ownership.Ownership.as_view(), name="ownership"),
    path("<str:public_id>/ownership/edit/", ownership.EditOwnership.as_view(), name="edit_ownership"),
    path("<str:public_id>/<str:move>/", company.Move.as_view(), name="move"),
]
