"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.searches import views

app_name = "searches"
urlpatterns = [path("search", views.search, name="search")]
