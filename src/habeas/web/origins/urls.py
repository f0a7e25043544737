"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.origins import views

app_name = "origins"
urlpatterns = [path("in/<str:compartment>/origins", views.origins, name="origins")]
