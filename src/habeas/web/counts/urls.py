"""Addresses of tables and estimates."""

from __future__ import annotations

from django.urls import path

from habeas.web.counts import estimating, views

app_name = "counts"
_HERE = "in/<str:compartment>/counts"
_TABLE = f"{_HERE}/tables/<str:thing>"
_ESTIMATE = f"{_HERE}/estimates/<str:thing>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", views.new, name="new"),
    path(_TABLE, views.table, name="table"),
    path(f"{_TABLE}/counts", views.counts, name="counts"),
    path(f"{_TABLE}/estimate", estimating.estimate, name="estimate"),
    path(_ESTIMATE, estimating.one, name="one"),
    path(f"{_ESTIMATE}/again", estimating.again, name="again"),
]
