"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.findings import answers, views, writing

app_name = "findings"
_HERE = "in/<str:compartment>/findings"
urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", writing.new, name="new"),
    path(f"{_HERE}/<str:finding>", views.one, name="one"),
    path(f"{_HERE}/<str:finding>/write", writing.write, name="write"),
    path(f"{_HERE}/<str:finding>/discard", writing.discard, name="discard"),
    path(f"{_HERE}/<str:finding>/supersede", writing.supersede, name="supersede"),
    path(f"{_HERE}/<str:finding>/review", answers.review, name="review"),
    path(f"{_HERE}/<str:finding>/dissent", answers.dissent, name="dissent"),
]
