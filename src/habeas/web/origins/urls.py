"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.origins import judging, views

app_name = "origins"
_HERE = "in/<str:compartment>/origins"
_EDGE = f"{_HERE}/edges/<str:edge>"
_INCIDENT = f"{_HERE}/incidents/<str:incident>"

urlpatterns = [
    path(_HERE, views.origins, name="origins"),
    path(f"{_HERE}/families", views.families, name="families"),
    path(f"{_HERE}/quotations", views.quotations, name="quotations"),
    path(f"{_HERE}/questions", views.questions, name="questions"),
    path(f"{_HERE}/originals", views.originals, name="originals"),
    path(f"{_HERE}/decided", views.decided, name="decided"),
    path(f"{_HERE}/compare/<str:first>/<str:second>", views.compare, name="compare"),
    path(f"{_HERE}/exhibits/<str:exhibit>", views.exhibit, name="exhibit"),
    path(f"{_HERE}/statements/<str:statement>", views.statement, name="statement"),
    path(_INCIDENT, views.incident, name="incident"),
    path(f"{_INCIDENT}/<int:place>", views.incident, name="value"),
    path(_EDGE, judging.edge, name="edge"),
    path(f"{_EDGE}/decide", judging.rule, name="rule"),
    path(f"{_EDGE}/undo", judging.undo, name="undo"),
]
