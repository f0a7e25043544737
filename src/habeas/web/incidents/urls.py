"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.incidents import views

app_name = "incidents"
urlpatterns = [path("in/<str:compartment>/incidents", views.listed, name="listed")]
