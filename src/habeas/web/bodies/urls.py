"""Addresses. A body's key may hold anything, so what is done with one stands before it."""

from __future__ import annotations

from django.urls import path

from habeas.web.bodies import entering, taking, tying, views

app_name = "bodies"
_HERE = "in/<str:compartment>"
_TIE = f"{_HERE}/tie/<str:tie>"

urlpatterns = [
    path(f"{_HERE}/bodies", views.listed, name="listed"),
    path(f"{_HERE}/bodies/<path:body>", views.one, name="one"),
    path(f"{_HERE}/body/new", entering.new, name="new"),
    path(f"{_HERE}/body/picture", views.picture, name="picture"),
    path(f"{_HERE}/body/import", taking.choose, name="import"),
    path(f"{_HERE}/body/import/<str:number>", taking.looked, name="looked"),
    path(f"{_HERE}/body/change/<path:body>", entering.change, name="change"),
    path(f"{_HERE}/body/withdraw/<path:body>", entering.withdraw, name="withdraw"),
    path(f"{_HERE}/tie/new", tying.new, name="new-tie"),
    path(_TIE, tying.one, name="tie"),
    path(f"{_TIE}/change", tying.change, name="change-tie"),
    path(f"{_TIE}/withdraw", tying.withdraw, name="withdraw-tie"),
    path(f"{_TIE}/contest", tying.contest, name="contest-tie"),
]
