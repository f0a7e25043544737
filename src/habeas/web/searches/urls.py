"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.searches import views

app_name = "searches"
urlpatterns = [
    path("search", views.search, name="search"),
    path("search/save", views.save, name="save"),
    path("in/<str:compartment>/searches/<str:saved>/forget", views.forget, name="forget"),
]
