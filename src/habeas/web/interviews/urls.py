"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.interviews import views

app_name = "interviews"
urlpatterns = [path("in/<str:compartment>/testimony", views.listed, name="listed")]
