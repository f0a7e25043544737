"""Addresses of places to live."""

from __future__ import annotations

from django.urls import path

from habeas.web.places import asking, looking, views

app_name = "places"
_CASE = "cases/<str:case>/placement"

urlpatterns = [
    path("places", views.listed, name="listed"),
    path("places/new", views.new, name="new"),
    path("places/shortlist", views.shortlist, name="shortlist"),
    path("places/missing", views.missing, name="missing"),
    path("places/compare", asking.compare, name="compare"),
    path("places/<str:thing>", views.change, name="one"),
    path(_CASE, looking.looking, name="looking"),
    path(f"{_CASE}/needs", looking.needs_of, name="needs"),
    path(f"{_CASE}/propose", looking.propose, name="propose"),
    path(f"{_CASE}/what-if", asking.what_if, name="what_if"),
    path(f"{_CASE}/<str:thing>", looking.move, name="move"),
]
