"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.findings import views

app_name = "findings"
urlpatterns = [path("in/<str:compartment>/findings", views.listed, name="listed")]
