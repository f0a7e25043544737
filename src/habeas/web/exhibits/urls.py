"""Addresses of exhibits."""

from __future__ import annotations

from django.urls import path

from habeas.web.exhibits import adding, media, reading, views

app_name = "exhibits"
_HERE = "in/<str:compartment>/exhibits"
_ONE = f"{_HERE}/<str:exhibit>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/add", adding.add, name="add"),
    path(f"{_HERE}/added/<int:number>", adding.added, name="added"),
    path(f"{_HERE}/read", reading.read, name="read"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/original", media.markup, name="markup"),
    path(f"{_ONE}/original/preview", media.preview, name="preview"),
    path(f"{_ONE}/original/<int:page>", media.picture, name="picture"),
    path(f"{_ONE}/save", media.save, name="save"),
]
