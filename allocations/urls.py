"""Addresses of offers and allocations. An offer is addressed by its application."""

from django.urls import path

from allocations.views import allocation, offer, pages, queue

app_name = "allocations"
urlpatterns = [
    path("", queue.Queue.as_view(), name="queue"),
    path("offers/<slug:public_id>/", offer.OfferPage.as_view(), name="offer"),
    path("<slug:public_id>/", allocation.Detail.as_view(), name="detail"),
    path("<slug:public_id>/provision/", allocation.Provision.as_view(), name="provision"),
    path("<slug:public_id>/<slug:move>/", pages.Move.as_view(), name="move"),
]
