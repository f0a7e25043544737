"""Addresses of the sealed intake."""

from __future__ import annotations

from django.urls import path

from habeas.web.intake import answering, views, working

app_name = "intake"
_HERE = "in/<str:compartment>/intake"
_ONE = f"{_HERE}/<str:report>"
_REPLY = f"{_ONE}/replies/<str:reply>"

urlpatterns = [
    path("intake", views.desks, name="desks"),
    path("intake/from", working.where, name="where"),
    path("intake/carried", working.carried, name="carried"),
    path("intake/collect", working.collect, name="collect"),
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/keys", views.keys, name="keys"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/text/<str:exhibit>", views.text, name="text"),
    path(f"{_ONE}/read", views.read, name="read"),
    path(f"{_ONE}/reply", answering.reply, name="reply"),
    path(f"{_ONE}/release", answering.release, name="release"),
    path(f"{_REPLY}/go", answering.let_go, name="let_go"),
    path(f"{_REPLY}/back", answering.take_back, name="take_back"),
    path(f"{_ONE}/files/<str:sender>/<int:number>", working.put_together, name="file"),
]
