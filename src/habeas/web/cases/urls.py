"""Addresses of protection cases."""

from __future__ import annotations

from django.urls import path

from habeas.web.cases import beginning, views

app_name = "cases"
_ONE = "cases/<str:case>"

urlpatterns = [
    path("cases", views.listed, name="listed"),
    path("cases/prepare", beginning.prepare, name="prepare"),
    path("cases/new", beginning.new, name="new"),
    path("cases/emergency", beginning.emergency, name="emergency"),
    path(_ONE, views.one, name="one"),
]
