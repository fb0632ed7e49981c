"""The address of applying again."""

from django.urls import path

from applications.again.views import Again

app_name = "again"
urlpatterns = [path("<slug:public_id>/again/", Again.as_view(), name="begin")]
