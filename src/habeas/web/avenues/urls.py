"""Addresses of avenues: for an incident, for a case, and the catalogue itself."""

from __future__ import annotations

from django.urls import path

from habeas.web.avenues import adding, catalogue, files, recording, views

app_name = "avenues"
_INCIDENT = "in/<str:compartment>/incidents/<str:incident>/avenues"
_CASE = "cases/<str:case>/avenues"
_FILE = "avenues/files/one/<str:file>"

urlpatterns = [
    path(_INCIDENT, views.incident, name="incident"),
    path(f"{_INCIDENT}/one/<str:avenue>", views.incident_one, name="incident-one"),
    path(f"{_INCIDENT}/adding", adding.incident, name="incident-adding"),
    path(f"{_INCIDENT}/one/<str:avenue>/futile", recording.futile, name="incident-futile"),
    path(f"{_INCIDENT}/one/<str:avenue>/despite", recording.despite, name="incident-despite"),
    path(f"{_INCIDENT}/futile/<str:thing>/back", recording.take_back, name="incident-back"),
    path(_CASE, views.case, name="case"),
    path(f"{_CASE}/one/<str:avenue>", views.case_one, name="case-one"),
    path(f"{_CASE}/adding", adding.case, name="case-adding"),
    path(f"{_CASE}/one/<str:avenue>/futile", recording.case_futile, name="case-futile"),
    path(f"{_CASE}/one/<str:avenue>/limit", recording.case_limit, name="case-limit"),
    path(f"{_CASE}/futile/<str:thing>/back", recording.case_take_back, name="case-back"),
    path("avenues", catalogue.whole, name="catalogue"),
    path("avenues/one/<str:avenue>", catalogue.one, name="facts"),
    path("avenues/one/<str:avenue>/sign", catalogue.sign, name="sign"),
    path("avenues/signatures/<str:signature>/back", catalogue.unsign, name="unsign"),
    path("avenues/files/new", files.new, name="new-file"),
    path(_FILE, files.one, name="file"),
    path(f"{_FILE}/withdraw", files.withdraw, name="withdraw-file"),
]
