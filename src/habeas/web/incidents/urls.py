"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.incidents import regrouping, views

app_name = "incidents"
_HERE = "in/<str:compartment>/incidents"
_ONE = f"{_HERE}/<str:incident>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/timeline", views.timeline, name="timelines"),
    path(f"{_HERE}/map", views.places, name="maps"),
    path(f"{_HERE}/decisions", regrouping.decisions, name="decisions"),
    path(f"{_HERE}/decisions/<str:decision>/undo", regrouping.undo, name="undo"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/statements", views.statements, name="statements"),
    path(f"{_ONE}/answers/<str:about>", views.question, name="question"),
    path(f"{_ONE}/timeline", views.timeline, name="timeline"),
    path(f"{_ONE}/map", views.places, name="map"),
    path(f"{_ONE}/split", regrouping.split, name="split"),
    path(f"{_ONE}/join", regrouping.join, name="join"),
]
