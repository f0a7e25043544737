"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.records import checking, demonstrations, views

app_name = "records"

_HERE = "in/<str:compartment>/records"

urlpatterns = [
    path(_HERE, checking.verify, name="verify"),
    path(f"{_HERE}/check", checking.check, name="check"),
    path(f"{_HERE}/checkpoints", checking.make, name="make"),
    path(f"{_HERE}/checkpoints/<int:number>", checking.take, name="take"),
    path(f"{_HERE}/hold", checking.hold, name="hold"),
    path(f"{_HERE}/demonstration", demonstrations.show, name="demonstration"),
    path(f"{_HERE}/history", views.history, name="history"),
    path(f"{_HERE}/access", views.looks, name="looks"),
    path(f"{_HERE}/of/<path:thing>", views.one, name="one"),
]
