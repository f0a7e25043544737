"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.exhibits import views

app_name = "exhibits"
urlpatterns = [path("in/<str:compartment>/exhibits", views.listed, name="listed")]
