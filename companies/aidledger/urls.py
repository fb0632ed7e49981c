"""Addresses of a company's page of aid, of the register, and of the open check."""

from django.urls import path

from companies.aidledger.views import check, officer, received, splits

app_name = "aidledger"
urlpatterns = [
    path("aid-check/", check.AidCheck.as_view(), name="check"),
    path("aid-register/", officer.RegisterPage.as_view(), name="register"),
    path("aid-register/export.csv", officer.RegisterCsv.as_view(), name="register_csv"),
    path("aid-register/export.json", officer.RegisterJson.as_view(), name="register_json"),
    path("aid-register/<slug:entry>/", officer.Report.as_view(), name="report"),
    path("companies/<str:public_id>/aid/", received.Received.as_view(), name="received"),
    path("companies/<str:public_id>/aid/add/", received.Add.as_view(), name="add"),
    path("companies/<str:public_id>/aid/complete/", received.Complete.as_view(), name="complete"),
    path("companies/<str:public_id>/aid/enterprises/", received.NameEnterprise.as_view(), name="enterprise"),
    path(
        "companies/<str:public_id>/aid/enterprises/<slug:enterprise>/",
        received.LetGo.as_view(),
        name="let_go",
    ),
    path("companies/<str:public_id>/aid/split/", splits.DeclareSplit.as_view(), name="split"),
    path(
        "companies/<str:public_id>/aid/splits/<slug:split>/",
        splits.RuleOnSplit.as_view(),
        name="rule_on_split",
    ),
    path("companies/<str:public_id>/aid/join/", officer.Join.as_view(), name="join"),
    path("companies/<str:public_id>/aid/<slug:entry>/", received.Correct.as_view(), name="correct"),
]
