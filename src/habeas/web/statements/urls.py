"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.statements import blind, deciding, missing, views

app_name = "statements"
_HERE = "in/<str:compartment>/reading"
_ONE = f"{_HERE}/statements/<str:statement>"
_SAMPLE = f"{_HERE}/blind/<str:sample>"

urlpatterns = [
    path(_HERE, views.queue, name="queue"),
    path(f"{_HERE}/next", views.go_on, name="next"),
    path(f"{_HERE}/all", views.every, name="every"),
    path(f"{_HERE}/weigh", views.weigh, name="weigh"),
    path(f"{_HERE}/keys", views.keys, name="keys"),
    path(f"{_HERE}/exhibits/<str:exhibit>", views.exhibit, name="exhibit"),
    path(f"{_HERE}/exhibits/<str:exhibit>/missed", missing.missed, name="missed"),
    path(_ONE, deciding.one, name="one"),
    path(f"{_ONE}/accept", deciding.accept, name="accept"),
    path(f"{_ONE}/reject", deciding.reject, name="reject"),
    path(f"{_ONE}/correct", deciding.correct, name="correct"),
    path(f"{_ONE}/split", deciding.split, name="split"),
    path(f"{_ONE}/merge", deciding.merge, name="merge"),
    path(f"{_ONE}/undo", deciding.undo, name="undo"),
    path(f"{_HERE}/blind", blind.samples, name="blind"),
    path(_SAMPLE, blind.sample, name="sample"),
    path(f"{_SAMPLE}/hand-in", blind.hand_in, name="hand_in"),
    path(f"{_SAMPLE}/<int:number>", blind.read, name="blind_read"),
]
